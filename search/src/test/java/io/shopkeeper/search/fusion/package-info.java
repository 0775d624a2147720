@NullMarked
package io.shopkeeper.search.fusion;

import org.jspecify.annotations.NullMarked;
