/// The store of one machine: a DuckDB file for the tables, a journal before it for the events, and
/// plain files for the models.
///
/// ```
/// <data directory>
///   lock            held while the store is open; holds the number of the process
///   facts.duckdb    the tables
///   journal/        events that the tables do not have yet
///   models/         model files
///   tmp/            what queries spill
/// ```
///
/// An event is durable once [io.shopkeeper.store.journal.Journal] has it. [Settling] moves events
/// from there into the table `event_line` in large steps; [DuckFacts] asks for a step before it
/// answers, so that a query sees everything acknowledged before it was asked.
@NullMarked
package io.shopkeeper.store.duckdb;

import org.jspecify.annotations.NullMarked;
