/// How good an answer is: splits that hold data out, ranking and classification metrics, and how
/// sure a figure is.
///
/// Users, items and classes are indices here, so that every algorithm can be measured alike.
@NullMarked
package io.shopkeeper.evaluation;

import org.jspecify.annotations.NullMarked;
