/// Who sees which arm: by a hash of the unit and a salt, without state, so that any server and any
/// later analysis finds the same (D. Tang, A. Agarwal, D. O'Brien and M. Meyer, "Overlapping
/// experiment infrastructure", KDD 2010, for layers).
@NullMarked
package io.shopkeeper.experiment.assignment;

import org.jspecify.annotations.NullMarked;
