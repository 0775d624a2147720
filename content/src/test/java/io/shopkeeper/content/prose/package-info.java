@NullMarked
package io.shopkeeper.content.prose;

import org.jspecify.annotations.NullMarked;
