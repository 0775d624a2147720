@NullMarked
package io.shopkeeper.content.write;

import org.jspecify.annotations.NullMarked;
