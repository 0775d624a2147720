@NullMarked
package io.shopkeeper.experiment.statistics;

import org.jspecify.annotations.NullMarked;
