@NullMarked
package io.shopkeeper.advertise.campaign;

import org.jspecify.annotations.NullMarked;
