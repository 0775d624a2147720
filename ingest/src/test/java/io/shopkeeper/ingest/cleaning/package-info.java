@NullMarked
package io.shopkeeper.ingest.cleaning;

import org.jspecify.annotations.NullMarked;
