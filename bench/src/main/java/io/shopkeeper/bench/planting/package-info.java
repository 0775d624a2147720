/// Texts about real products, some with errors planted in them, to judge a checker by.
///
/// It knows nothing of the checker's words or code: errors come from other products' values, from
/// numbers, and from words of its own.
@NullMarked
package io.shopkeeper.bench.planting;

import org.jspecify.annotations.NullMarked;
