/// Training of neural networks. Callers hand over and get back plain arrays; no runtime's types are
/// seen outside this module.
@NullMarked
package io.shopkeeper.neural.training;

import org.jspecify.annotations.NullMarked;
