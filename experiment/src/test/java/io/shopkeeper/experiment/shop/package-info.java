@NullMarked
package io.shopkeeper.experiment.shop;

import org.jspecify.annotations.NullMarked;
