/// What is planted is written down, as often as was asked for.
@NullMarked
package io.shopkeeper.simulation.soil;

import org.jspecify.annotations.NullMarked;
