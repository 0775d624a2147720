/// What a person at a terminal sees: words, progress, JSON where it is asked for.
@NullMarked
package io.shopkeeper.app.terminal;

import org.jspecify.annotations.NullMarked;
