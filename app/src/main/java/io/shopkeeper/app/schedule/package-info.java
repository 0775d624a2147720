/// Long work behind a running server, one piece at a time.
@NullMarked
package io.shopkeeper.app.schedule;

import org.jspecify.annotations.NullMarked;
