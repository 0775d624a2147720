/// Tests of the package of the same name.
@NullMarked
package io.shopkeeper.language.catalogue;

import org.jspecify.annotations.NullMarked;
