@NullMarked
package io.shopkeeper.search.demand;

import org.jspecify.annotations.NullMarked;
