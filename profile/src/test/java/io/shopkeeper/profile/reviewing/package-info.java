@NullMarked
package io.shopkeeper.profile.reviewing;

import org.jspecify.annotations.NullMarked;
