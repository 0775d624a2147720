/// Customers by when they first ordered: how many order again later, and what they are worth by
/// then.
@NullMarked
package io.shopkeeper.profile.cohort;

import org.jspecify.annotations.NullMarked;
