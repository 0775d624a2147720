@NullMarked
package io.shopkeeper.content.check;

import org.jspecify.annotations.NullMarked;
