/// Published protocols for understanding what customers say.
@NullMarked
package io.shopkeeper.assist.evaluation;

import org.jspecify.annotations.NullMarked;
