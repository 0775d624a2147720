/// Published protocols for forecasts of customers: how `evaluate` and `bench` measure them.
@NullMarked
package io.shopkeeper.profile.evaluation;

import org.jspecify.annotations.NullMarked;
