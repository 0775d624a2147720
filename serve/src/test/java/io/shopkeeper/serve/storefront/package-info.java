@NullMarked
package io.shopkeeper.serve.storefront;

import org.jspecify.annotations.NullMarked;
