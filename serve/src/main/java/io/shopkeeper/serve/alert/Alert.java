package io.shopkeeper.serve.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was worth hearing.
///
/// @param subject the import, campaign or experiment it is about; empty for the shop
/// @param value when it was raised
/// @param overAt null while it lasts
public record Alert(
    AlertKind kind,
    String subject,
    double value,
    double bound,
    Instant raisedAt,
    @Nullable Instant overAt) {}
