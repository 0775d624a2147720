@NullMarked
package io.shopkeeper.profile.repurchase;

import org.jspecify.annotations.NullMarked;
