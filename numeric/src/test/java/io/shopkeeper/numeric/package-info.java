@NullMarked
package io.shopkeeper.numeric;

import org.jspecify.annotations.NullMarked;
