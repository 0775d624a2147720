/// Lists whose products are not all alike: each place's choice weighs a product's score against its
/// likeness to what stands above it.
@NullMarked
package io.shopkeeper.rules.diversity;

import org.jspecify.annotations.NullMarked;
