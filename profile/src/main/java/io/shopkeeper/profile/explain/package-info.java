/// Why a model says what it says of a row: exact Shapley values, the way through a tree, rows
/// alike, the smallest change that turns the answer, and what matters over all rows.
///
/// Shapley values: Lundberg and Lee, "A unified approach to interpreting model predictions", NIPS
/// 2017; for trees Lundberg et al., "From local explanations to global understanding with
/// explainable AI for trees", Nature Machine Intelligence 2 (2020). Their sum and the base value
/// are the prediction.
@NullMarked
package io.shopkeeper.profile.explain;

import org.jspecify.annotations.NullMarked;
