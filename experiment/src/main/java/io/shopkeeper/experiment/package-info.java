/// Experiments: who sees which arm, what the arms did, and how sure that is.
@NullMarked
package io.shopkeeper.experiment;

import org.jspecify.annotations.NullMarked;
