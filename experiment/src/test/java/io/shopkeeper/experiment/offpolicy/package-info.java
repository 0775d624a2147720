@NullMarked
package io.shopkeeper.experiment.offpolicy;

import org.jspecify.annotations.NullMarked;
