@NullMarked
package io.shopkeeper.store.duckdb;

import org.jspecify.annotations.NullMarked;
