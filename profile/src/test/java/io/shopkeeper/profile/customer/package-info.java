@NullMarked
package io.shopkeeper.profile.customer;

import org.jspecify.annotations.NullMarked;
