@NullMarked
package io.shopkeeper.experiment.evaluation;

import org.jspecify.annotations.NullMarked;
