/// The API for programs, version 1: events and catalogue in, recommendations out; jobs, keys and
/// figures.
@NullMarked
package io.shopkeeper.serve.api;

import org.jspecify.annotations.NullMarked;
