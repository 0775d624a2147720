/// Fusion across platforms (record linkage): two platforms of one shop export customers and
/// products; which are the same?
///
/// Sources: Fellegi and Sunter, "A theory for record linkage" (Journal of the American Statistical
/// Association 64, 1969): a pair's weight is `Σ log(m/u)`, m and u the probabilities of what a
/// comparison shows among pairs that are and are not the same, and between two thresholds a person
/// decides. Winkler, "String comparator metrics and enhanced decision rules in the Fellegi–Sunter
/// model of record linkage" (1990), "Frequency-based matching in the Fellegi–Sunter model" (1989)
/// and "Improved decision rules" (1993): Jaro–Winkler, rare values count more, EM without labels, a
/// third class for members of a household. Jaro (Journal of the American Statistical Association
/// 84, 1989): EM and one-to-one assignment. Christen, "Data Matching" (2012): blocking, evaluation.
///
/// The way of a pair: [ColumnRepair], then [Comparison]s of values in normal form, for pairs that
/// [BlockIndex] finds; [LinkageTrainer] fits the [LinkageModel]; [LabelRefit] corrects it by what
/// people said; [Decisions] merges, one to one but for [DuplicateGroups], and [Explanation] says
/// why.
///
/// Cost: never all pairs. At most [FusionSettings#candidates] of A for each record of B, found over
/// at most some 30 keys a record with at most [FusionSettings#mostInBlock] records of A behind
/// each. Memory grows with the records (8 bytes a feature of a text and a blocking key) and the
/// candidate pairs (20 bytes each), never with their product; figures are in `bench/results`.
@NullMarked
package io.shopkeeper.ingest.fusion;

import org.jspecify.annotations.NullMarked;
