@NullMarked
package io.shopkeeper.profile.lifetime;

import org.jspecify.annotations.NullMarked;
