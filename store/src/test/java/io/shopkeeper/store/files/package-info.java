@NullMarked
package io.shopkeeper.store.files;

import org.jspecify.annotations.NullMarked;
