/// Advertising in the shop's own places: who is shown what, how the budget is spent, and what it
/// brought.
@NullMarked
package io.shopkeeper.advertise;

import org.jspecify.annotations.NullMarked;
