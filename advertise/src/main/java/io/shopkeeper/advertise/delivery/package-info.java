/// Which creative a visitor is shown.
///
/// The response y to a creative of features f (64 numbers) shown to a visitor of interests x (64
/// numbers over the same attributes) is taken as `w₁·f + w₂·(f ∘ x)`; the 128 weights have a normal
/// posterior whose scale is learned (normal and inverse gamma; S. Agrawal and N. Goyal, ICML 2013).
/// A creative is shown as often as it is the best among draws of the posterior.
@NullMarked
package io.shopkeeper.advertise.delivery;

import org.jspecify.annotations.NullMarked;
