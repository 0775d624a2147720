@NullMarked
package io.shopkeeper.language.evaluation;

import org.jspecify.annotations.NullMarked;
