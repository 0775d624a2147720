@NullMarked
package io.shopkeeper.profile.taste;

import org.jspecify.annotations.NullMarked;
