/// What texts say of the shop's own catalogue: products, brands, categories and attribute values
/// they mention, linked to ids, and how these are related.
///
/// Nothing is learned and no list is kept beside the catalogue: names are looked up as they stand
/// there, products by the runs of their titles that tell them from others. A name that the
/// catalogue lacks is not found; see `docs/language.md`.
@NullMarked
package io.shopkeeper.language.catalogue;

import org.jspecify.annotations.NullMarked;
