/// What to show to whom, and why: the answer is always a ranked list with reasons whose numbers add
/// up.
///
/// Trainers, one package per algorithm, turn what visitors did into an immutable
/// [RecommenderModel]; [LiveRecommender] answers from it, overlaid with what has happened since.
@NullMarked
package io.shopkeeper.recommend;

import org.jspecify.annotations.NullMarked;
