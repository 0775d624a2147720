@NullMarked
package io.shopkeeper.profile.foresight;

import org.jspecify.annotations.NullMarked;
