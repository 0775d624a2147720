/// Cleaning of what a shop exports: spelling, copies, broken text, units, swapped columns, robots,
/// clocks and prices.
///
/// A load is read twice. A [Study] counts what the whole of it holds, in bounded memory, and hands
/// over a [Cleaning], which mends or refuses record by record. Both see a record first as
/// [RecordText], before anything is parsed, then as the domain's own record. What a rule changes is
/// told as a [Change]; what it refuses as an [Objection]. A rule that is not nearly sure leaves a
/// record alone: a false change is worse than a missed one. The rules, with their literature, are
/// in `docs/facts.md`.
///
/// This package knows nothing of files and columns' aliases.
@NullMarked
package io.shopkeeper.ingest.cleaning;

import org.jspecify.annotations.NullMarked;
