@NullMarked
package io.shopkeeper.language.generate;

import org.jspecify.annotations.NullMarked;
