@NullMarked
package io.shopkeeper.ingest.quality;

import org.jspecify.annotations.NullMarked;
