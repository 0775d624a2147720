/// Exports with faults whose truth is known, to measure a cleaner and a fusion of platforms by.
///
/// [DirtyShop] soils the files of a simulated shop, [TwoPlatforms] makes two platforms that share
/// some of their customers and products. Everything that was done is written down in [Truth] and
/// [Match], and [CleaningScore] and [FusionScore] compare it with what was found.
///
/// The kinds of fault and their rates were chosen by what exports of shops are known for (Rahm and
/// Do, *Data Cleaning: Problems and Current Approaches*, 2000; Christen, *Data Matching*, 2012),
/// not by what any cleaner can find. The same settings and seed give the same bytes.
@NullMarked
package io.shopkeeper.simulation.soil;

import org.jspecify.annotations.NullMarked;
