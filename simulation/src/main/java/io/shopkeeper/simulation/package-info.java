/// A small believable shop with known truth: products in a category tree, customers with tastes of
/// their own, and what they did over some weeks.
///
/// Everything comes from one seed: the same settings and seed give the same shop, to the last
/// event. Nothing in it describes a real person or brand.
@NullMarked
package io.shopkeeper.simulation;

import org.jspecify.annotations.NullMarked;
