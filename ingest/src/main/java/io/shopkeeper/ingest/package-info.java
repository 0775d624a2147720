/// Turns what a shop has, files and HTTP bodies, into facts: source, parse, validate, then
/// [Parsed.Accepted] or [Parsed.Rejected] with the place and the reason.
///
/// Bad input is refused record by record, counted and kept in a rejects file; it never stops the
/// rest. The rules are written down in `docs/facts.md`.
@NullMarked
package io.shopkeeper.ingest;

import org.jspecify.annotations.NullMarked;
