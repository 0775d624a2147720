@NullMarked
package io.shopkeeper.numeric.boosting;

import org.jspecify.annotations.NullMarked;
