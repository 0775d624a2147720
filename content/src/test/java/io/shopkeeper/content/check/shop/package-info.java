@NullMarked
package io.shopkeeper.content.check.shop;

import org.jspecify.annotations.NullMarked;
