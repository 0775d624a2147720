/// Tests over real HTTP, on a real store in a temporary folder.
@NullMarked
package io.shopkeeper.serve;

import org.jspecify.annotations.NullMarked;
