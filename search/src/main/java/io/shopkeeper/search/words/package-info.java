/// Words of the catalogue for people who type: corrections of spelling and suggestions.
@NullMarked
package io.shopkeeper.search.words;

import org.jspecify.annotations.NullMarked;
