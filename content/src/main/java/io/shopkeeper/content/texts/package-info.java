/// Texts of products as the shop keeps them: versions, approval, and what becomes of them when the
/// facts change.
@NullMarked
package io.shopkeeper.content.texts;

import org.jspecify.annotations.NullMarked;
