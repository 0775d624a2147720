@NullMarked
package io.shopkeeper.experiment.assignment;

import org.jspecify.annotations.NullMarked;
