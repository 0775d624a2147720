@NullMarked
package io.shopkeeper.assist.understand;

import org.jspecify.annotations.NullMarked;
