/// Contracts that every store keeps, whichever adapter it is.
@NullMarked
package io.shopkeeper.store;

import org.jspecify.annotations.NullMarked;
