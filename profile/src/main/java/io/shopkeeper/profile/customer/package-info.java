/// Who a customer is: what they did, bought, prefer and send back, counted from the events of the
/// store. Formulas are in `docs/profiles.md`.
@NullMarked
package io.shopkeeper.profile.customer;

import org.jspecify.annotations.NullMarked;
