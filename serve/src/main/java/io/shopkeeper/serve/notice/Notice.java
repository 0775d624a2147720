package io.shopkeeper.serve.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the shop's own program is, or was, to hear.
///
/// @param body JSON
/// @param attempts made so far
/// @param dueAt when it is sent next; null once it was sent or given up
/// @param sentAt when it was taken; null if it was not
/// @param failure of the last attempt; null if there was none
public record Notice(
    String id,
    String body,
    Instant madeAt,
    int attempts,
    @Nullable Instant dueAt,
    @Nullable Instant sentAt,
    @Nullable String failure) {}
