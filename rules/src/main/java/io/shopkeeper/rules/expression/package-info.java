/// Which products a rule is about, said in a small language of comparisons over their attributes,
/// in English or Chinese.
@NullMarked
package io.shopkeeper.rules.expression;

import org.jspecify.annotations.NullMarked;
