/// How a call to somebody else's server fails, and when it is made again.
@NullMarked
package io.shopkeeper.language.remote;

import org.jspecify.annotations.NullMarked;
