/// How a command finds and talks to the server that holds its data directory.
@NullMarked
package io.shopkeeper.app.remote;

import org.jspecify.annotations.NullMarked;
