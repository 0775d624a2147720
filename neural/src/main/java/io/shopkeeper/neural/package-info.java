/// The only place where native runtimes of neural networks are seen.
@NullMarked
package io.shopkeeper.neural;

import org.jspecify.annotations.NullMarked;
