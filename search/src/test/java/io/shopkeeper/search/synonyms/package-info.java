@NullMarked
package io.shopkeeper.search.synonyms;

import org.jspecify.annotations.NullMarked;
