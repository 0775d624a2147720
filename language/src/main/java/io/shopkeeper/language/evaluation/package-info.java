/// Published protocols of text understanding, run on given files.
@NullMarked
package io.shopkeeper.language.evaluation;

import org.jspecify.annotations.NullMarked;
