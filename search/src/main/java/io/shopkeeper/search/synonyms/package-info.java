/// What a shop says that wordings mean, and how a query is read by it.
@NullMarked
package io.shopkeeper.search.synonyms;

import org.jspecify.annotations.NullMarked;
