@NullMarked
package io.shopkeeper.advertise.attribution;

import org.jspecify.annotations.NullMarked;
