package io.shopkeeper.serve.alert;

/// What a rule is held against.
///
/// @param subject as of [Alert]
record Signal(AlertKind kind, String subject, double value) {}
