/// Whether customers buy again within some weeks, told from what was known on a day.
@NullMarked
package io.shopkeeper.profile.repurchase;

import org.jspecify.annotations.NullMarked;
