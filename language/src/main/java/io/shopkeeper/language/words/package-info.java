/// Texts cut into clauses and words that keep their places.
@NullMarked
package io.shopkeeper.language.words;

import org.jspecify.annotations.NullMarked;
