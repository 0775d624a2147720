/// Tests of reading files and HTTP bodies.
@NullMarked
package io.shopkeeper.ingest;

import org.jspecify.annotations.NullMarked;
