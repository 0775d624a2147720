@NullMarked
package io.shopkeeper.language;

import org.jspecify.annotations.NullMarked;
