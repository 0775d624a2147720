@NullMarked
package io.shopkeeper.content.compose;

import org.jspecify.annotations.NullMarked;
