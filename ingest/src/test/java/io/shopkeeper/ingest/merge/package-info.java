@NullMarked
package io.shopkeeper.ingest.merge;

import org.jspecify.annotations.NullMarked;
