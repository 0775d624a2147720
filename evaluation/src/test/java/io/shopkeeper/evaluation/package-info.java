@NullMarked
package io.shopkeeper.evaluation;

import org.jspecify.annotations.NullMarked;
