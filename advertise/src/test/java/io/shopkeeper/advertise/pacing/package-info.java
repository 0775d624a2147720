@NullMarked
package io.shopkeeper.advertise.pacing;

import org.jspecify.annotations.NullMarked;
