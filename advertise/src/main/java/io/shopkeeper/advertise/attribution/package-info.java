/// To which impressions a purchase is owed.
@NullMarked
package io.shopkeeper.advertise.attribution;

import org.jspecify.annotations.NullMarked;
