@NullMarked
package io.shopkeeper.assist;

import org.jspecify.annotations.NullMarked;
