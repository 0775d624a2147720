@NullMarked
package io.shopkeeper.language.client;

import org.jspecify.annotations.NullMarked;
