@NullMarked
package io.shopkeeper.language.classify;

import org.jspecify.annotations.NullMarked;
