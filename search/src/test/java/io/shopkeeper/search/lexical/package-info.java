@NullMarked
package io.shopkeeper.search.lexical;

import org.jspecify.annotations.NullMarked;
