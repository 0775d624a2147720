@NullMarked
package io.shopkeeper.neural.tuning;

import org.jspecify.annotations.NullMarked;
