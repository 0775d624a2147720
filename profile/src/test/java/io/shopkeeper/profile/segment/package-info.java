@NullMarked
package io.shopkeeper.profile.segment;

import org.jspecify.annotations.NullMarked;
