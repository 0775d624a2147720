/// Texts about products, checked against what is known of them: every number, material, function,
/// brand, origin and price has to be supported, and nothing may be said that advertising law
/// forbids.
@NullMarked
package io.shopkeeper.content.check;

import org.jspecify.annotations.NullMarked;
