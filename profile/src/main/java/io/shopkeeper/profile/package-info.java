/// Customers: what they will do, what they are worth, and why we think so.
@NullMarked
package io.shopkeeper.profile;

import org.jspecify.annotations.NullMarked;
