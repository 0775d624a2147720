@NullMarked
package io.shopkeeper.profile.predict;

import org.jspecify.annotations.NullMarked;
