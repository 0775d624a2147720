/// Tests of reading bytes as rows and lines.
@NullMarked
package io.shopkeeper.ingest.source;

import org.jspecify.annotations.NullMarked;
