/// The protocols behind `evaluate ab` and `evaluate off-policy`: other people's experiments and
/// logs, read from one file.
@NullMarked
package io.shopkeeper.experiment.evaluation;

import org.jspecify.annotations.NullMarked;
