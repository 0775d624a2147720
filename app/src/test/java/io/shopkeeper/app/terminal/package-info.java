@NullMarked
package io.shopkeeper.app.terminal;

import org.jspecify.annotations.NullMarked;
