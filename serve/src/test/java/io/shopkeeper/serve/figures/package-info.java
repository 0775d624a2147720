/// Tests of the figures.
@NullMarked
package io.shopkeeper.serve.figures;

import org.jspecify.annotations.NullMarked;
