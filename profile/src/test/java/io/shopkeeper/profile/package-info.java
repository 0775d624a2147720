@NullMarked
package io.shopkeeper.profile;

import org.jspecify.annotations.NullMarked;
