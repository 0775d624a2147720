/// What a query says besides words: limits of the price, and whether it must be in stock.
@NullMarked
package io.shopkeeper.search.intent;

import org.jspecify.annotations.NullMarked;
