@NullMarked
package io.shopkeeper.language.embed;

import org.jspecify.annotations.NullMarked;
