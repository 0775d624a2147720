/// Experiments of the shop itself: declared, run and read from its own log of exposures and orders.
@NullMarked
package io.shopkeeper.experiment.shop;

import org.jspecify.annotations.NullMarked;
