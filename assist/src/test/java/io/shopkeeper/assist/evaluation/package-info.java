@NullMarked
package io.shopkeeper.assist.evaluation;

import org.jspecify.annotations.NullMarked;
