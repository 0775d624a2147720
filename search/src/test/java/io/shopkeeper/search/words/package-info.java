@NullMarked
package io.shopkeeper.search.words;

import org.jspecify.annotations.NullMarked;
