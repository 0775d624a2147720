/// What the assistant may know: products, the asker's own orders, rules of the shop, reviews.
@NullMarked
package io.shopkeeper.assist.records;

import org.jspecify.annotations.NullMarked;
