/// What the shop's facts add up to: the figures of the console, asked of the store in SQL.
@NullMarked
package io.shopkeeper.serve.figures;

import org.jspecify.annotations.NullMarked;
