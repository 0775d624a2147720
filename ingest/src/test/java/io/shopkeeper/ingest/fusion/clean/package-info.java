@NullMarked
package io.shopkeeper.ingest.fusion.clean;

import org.jspecify.annotations.NullMarked;
