/// The console as people use it: a real server, a real browser.
@NullMarked
package io.shopkeeper.e2e;

import org.jspecify.annotations.NullMarked;
