/// What customers like by meaning: themes are products whose texts mean alike, found by embeddings
/// and named by the words that tell them from the rest of the catalogue.
@NullMarked
package io.shopkeeper.profile.taste;

import org.jspecify.annotations.NullMarked;
