/// The made-up shop behaves like one.
@NullMarked
package io.shopkeeper.simulation;

import org.jspecify.annotations.NullMarked;
