package io.shopkeeper.serve.ports;

import java.time.Instant;

/// Something a job said.
///
/// @param text in English; more than one line where it tells of a failure
public record JobLine(Instant at, String text) {}
