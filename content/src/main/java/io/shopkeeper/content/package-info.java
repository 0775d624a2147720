/// Texts about products, written from facts and checked against facts.
@NullMarked
package io.shopkeeper.content;

import org.jspecify.annotations.NullMarked;
