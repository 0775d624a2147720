/// What people type, in one normal form: e-mail addresses, telephone numbers, article numbers,
/// names, sizes; and how alike two texts are.
///
/// Knows nothing of records, files or models. A value that has no normal form is no value.
@NullMarked
package io.shopkeeper.ingest.fusion.clean;

import org.jspecify.annotations.NullMarked;
