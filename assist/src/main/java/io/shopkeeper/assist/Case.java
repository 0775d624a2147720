package io.shopkeeper.assist;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.language.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation as a person sees it in a list.
///
/// @param customer who proved to be them; null for anybody
/// @param language spoken last
/// @param turns said so far
/// @param at when something was said last
/// @param question asked last
public record Case(
    String conversation,
    @Nullable CustomerId customer,
    Language language,
    Standing standing,
    Need need,
    int turns,
    Instant at,
    String question) {}
