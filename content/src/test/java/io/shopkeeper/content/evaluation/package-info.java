@NullMarked
package io.shopkeeper.content.evaluation;

import org.jspecify.annotations.NullMarked;
