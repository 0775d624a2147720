@NullMarked
package io.shopkeeper.app.schedule;

import org.jspecify.annotations.NullMarked;
