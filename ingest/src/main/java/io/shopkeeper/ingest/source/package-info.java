/// Bytes of a shop's files to characters, rows and lines, in bounded memory, whatever is wrong with
/// them.
///
/// This package knows nothing of what the columns mean. What is wrong with one record is a [Fault];
/// what is wrong with a whole file is the JDK's own `IOException` that says so.
@NullMarked
package io.shopkeeper.ingest.source;

import org.jspecify.annotations.NullMarked;
