@NullMarked
package io.shopkeeper.experiment.bandit;

import org.jspecify.annotations.NullMarked;
