/// Model files on a plain file system.
@NullMarked
package io.shopkeeper.store.files;

import org.jspecify.annotations.NullMarked;
