/// Turns what a shop has, files and HTTP bodies, into facts: source, parse, validate, then
/// [Parsed.Accepted] or [Parsed.Rejected] with the place and the reason.
///
/// Bad input is refused record by record, counted and kept in a rejects file; it never stops the
/// rest. The rules are written down in `docs/facts.md`.
///
/// A file is read by its format. Native files have a [NativeKind] each; an export of a platform has
/// a [Preset], whose [PresetRows] translate its rows into the same drafts. What platforms have in
/// common is written once: [HeadRows] completes rows that continue a group, [VariantRows] joins the
/// variants of a product, [PlatformOrders] makes sales and refunds, [PersonKey] recognises people,
/// and [Articles] finds the product that an order means. All records arrive at the [Landings] of
/// the load.
@NullMarked
package io.shopkeeper.ingest;

import org.jspecify.annotations.NullMarked;
