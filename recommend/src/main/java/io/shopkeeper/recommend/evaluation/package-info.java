/// The published protocols behind `evaluate recommend`, `evaluate sequence` and `evaluate
/// next-basket`, and the same measures on the shop's own events.
///
/// All items are ranked for every user, never a sample: sampled metrics can turn the order of two
/// models around (Krichene and Rendle, "On sampled metrics for item recommendation", KDD 2020).
/// Settings are chosen on a part held out of train; test is only ever looked at to be scored.
@NullMarked
package io.shopkeeper.recommend.evaluation;

import org.jspecify.annotations.NullMarked;
