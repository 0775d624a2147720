/// The agreed shape of the program, as tests.
@NullMarked
package io.shopkeeper.architecture;

import org.jspecify.annotations.NullMarked;
