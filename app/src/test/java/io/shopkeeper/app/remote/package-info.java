@NullMarked
package io.shopkeeper.app.remote;

import org.jspecify.annotations.NullMarked;
