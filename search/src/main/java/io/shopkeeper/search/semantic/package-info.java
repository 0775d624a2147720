/// Meaning: one vector a product, compared exactly.
@NullMarked
package io.shopkeeper.search.semantic;

import org.jspecify.annotations.NullMarked;
