@NullMarked
package io.shopkeeper.ingest.fusion;

import org.jspecify.annotations.NullMarked;
