@NullMarked
package io.shopkeeper.profile.uplift;

import org.jspecify.annotations.NullMarked;
