package io.shopkeeper.ingest.cleaning;

import org.jspecify.annotations.Nullable;

/// Why a rule refuses a record.
///
/// @param field at fault; null where the whole record is meant
/// @param detail names the value and what is wrong with it
public record Objection(Rule rule, @Nullable String field, String detail) {}
