@NullMarked
package io.shopkeeper.profile.explain;

import org.jspecify.annotations.NullMarked;
