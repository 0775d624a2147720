@NullMarked
package io.shopkeeper.content.check.evaluation;

import org.jspecify.annotations.NullMarked;
