@NullMarked
package io.shopkeeper.assist.intent;

import org.jspecify.annotations.NullMarked;
