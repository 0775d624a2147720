/// The rules of a shop: kept with their history, read from and written as tables, and held ready
/// for its catalogue.
@NullMarked
package io.shopkeeper.rules.shop;

import org.jspecify.annotations.NullMarked;
