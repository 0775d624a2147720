/// Checks in a shop: against its own catalogue, and again whenever the catalogue changes.
@NullMarked
package io.shopkeeper.content.check.shop;

import org.jspecify.annotations.NullMarked;
