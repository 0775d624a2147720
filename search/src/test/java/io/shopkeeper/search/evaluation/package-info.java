@NullMarked
package io.shopkeeper.search.evaluation;

import org.jspecify.annotations.NullMarked;
