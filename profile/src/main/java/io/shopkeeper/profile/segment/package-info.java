/// Customers in groups: a grid of recency, frequency and money, and clusters that were found, in
/// words.
@NullMarked
package io.shopkeeper.profile.segment;

import org.jspecify.annotations.NullMarked;
