@NullMarked
package io.shopkeeper.store.journal;

import org.jspecify.annotations.NullMarked;
