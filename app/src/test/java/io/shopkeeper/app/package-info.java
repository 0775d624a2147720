@NullMarked
package io.shopkeeper.app;

import org.jspecify.annotations.NullMarked;
