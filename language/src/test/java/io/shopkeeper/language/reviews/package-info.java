@NullMarked
package io.shopkeeper.language.reviews;

import org.jspecify.annotations.NullMarked;
