/// The quality report: what was read, what the facts look like, and what is odd about them, in
/// plain words.
///
/// [ShopFacts] is computed from everything that is stored, [LoadFacts] from one load and the one
/// before; together they are a [QualityReport]. A *finding* is a general rule that struck: it knows
/// no shop and no file by name. Formulas, thresholds and sources are in `docs/quality.md`.
@NullMarked
package io.shopkeeper.ingest.quality;

import org.jspecify.annotations.NullMarked;
