/// Writes the texts of a product's page, each line with the facts it rests on: a brief of what is
/// known, a writer, a draft.
@NullMarked
package io.shopkeeper.content.write;

import org.jspecify.annotations.NullMarked;
