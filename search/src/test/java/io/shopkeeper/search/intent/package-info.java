@NullMarked
package io.shopkeeper.search.intent;

import org.jspecify.annotations.NullMarked;
