/// What rules need to know of the shop's products, column by column: an expression is asked of each
/// different value once, and of a product by the number of its value.
@NullMarked
package io.shopkeeper.rules.catalogue;

import org.jspecify.annotations.NullMarked;
