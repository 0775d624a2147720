/// The facts of a shop: an event log that is the truth, tables that are views of it, and the models
/// trained from it.
///
/// [EventLog] and [Facts] are ports; `duckdb` beside this package is the adapter for one machine.
/// SQL of other modules comes in as [Query] resources, so that no other module sees a database
/// driver.
@NullMarked
package io.shopkeeper.store;

import org.jspecify.annotations.NullMarked;
