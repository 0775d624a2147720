package io.shopkeeper.ingest.cleaning;

/// One value of a record that a rule changed.
///
/// @param record its id
/// @param field the column or property
/// @param before as it came; empty where there was nothing
/// @param after the same as `before` where the value was only marked
/// @param reason what the rule saw
public record Change(
    RecordType kind,
    String record,
    String field,
    String before,
    String after,
    Rule rule,
    String reason) {}
