/// The protocol `checks`: errors planted in texts, and how many of them are found.
@NullMarked
package io.shopkeeper.content.check.evaluation;

import org.jspecify.annotations.NullMarked;
