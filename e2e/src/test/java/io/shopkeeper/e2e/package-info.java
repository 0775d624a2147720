/// The program as people use it: the launcher, a real server, a real browser.
@NullMarked
package io.shopkeeper.e2e;

import org.jspecify.annotations.NullMarked;
