package io.shopkeeper.simulation;

import java.time.LocalDate;

/// What was cheaper for some days.
///
/// @param department the outermost category in English; empty for the whole shop
/// @param to the last day
/// @param off share of the price, from 0 to 1
public record Promotion(String department, LocalDate from, LocalDate to, double off) {

  boolean holds(String of, LocalDate day) {
    return (department.isEmpty() || department.equals(of))
        && !day.isBefore(from)
        && !day.isAfter(to);
  }
}
