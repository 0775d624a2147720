@NullMarked
package io.shopkeeper.advertise.delivery;

import org.jspecify.annotations.NullMarked;
