/// A backup as one file: a zip archive of the tables and of the files beside them, whose last entry
/// `SHA256SUMS` names every other with its SHA-256.
///
/// ```
/// facts.duckdb        the tables, every event that was acknowledged among them
/// models/…            model files, and which are promoted
/// …                   whatever else lies in the data directory, as `aspects.tsv`
/// SHA256SUMS          see [io.shopkeeper.store.Manifest]
/// ```
@NullMarked
package io.shopkeeper.store.backup;

import org.jspecify.annotations.NullMarked;
