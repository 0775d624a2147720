/// The parts that transformers are made of, each with a backward pass written by hand, on
/// [io.shopkeeper.numeric.MatrixProduct].
///
/// Parameters lie in one array that the owner lays out; a part knows where its own begin and adds
/// to the same places of the gradient. A part that keeps what its gradient needs is one pass's own.
@NullMarked
package io.shopkeeper.neural.layers;

import org.jspecify.annotations.NullMarked;
