/// What somebody wants to hear of before they look: rules on figures of the shop.
@NullMarked
package io.shopkeeper.serve.alert;

import org.jspecify.annotations.NullMarked;
