/// What many reviews together say of a product or a category, with how sure one can be of it.
@NullMarked
package io.shopkeeper.language.insight;

import org.jspecify.annotations.NullMarked;
