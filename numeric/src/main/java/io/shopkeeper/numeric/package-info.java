/// Float vectors, sparse matrices and bounded selection: what the algorithms above compute with.
///
/// Every result is bit-identical for the same input at any number of threads on the same processor.
/// Vector kernels exist twice, with and without SIMD ([VectorKernels]); the two agree to rounding,
/// not to the bit.
@NullMarked
package io.shopkeeper.numeric;

import org.jspecify.annotations.NullMarked;
