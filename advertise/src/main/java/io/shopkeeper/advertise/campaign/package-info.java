/// Campaigns of a shop: declared, run within their budget, and counted.
@NullMarked
package io.shopkeeper.advertise.campaign;

import org.jspecify.annotations.NullMarked;
