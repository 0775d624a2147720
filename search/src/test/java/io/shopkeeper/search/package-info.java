@NullMarked
package io.shopkeeper.search;

import org.jspecify.annotations.NullMarked;
