/// Which stored customers and products are the same: found by fusion, decided by a model or a
/// person, kept with the reason, and undone one by one. The rows that were read stay as they are;
/// the views `canonical_customers`, `canonical_products` and `canonical_events` show them joined.
@NullMarked
package io.shopkeeper.ingest.merge;

import org.jspecify.annotations.NullMarked;
