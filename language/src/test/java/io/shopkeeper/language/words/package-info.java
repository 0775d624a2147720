/// Tests of the package of the same name.
@NullMarked
package io.shopkeeper.language.words;

import org.jspecify.annotations.NullMarked;
