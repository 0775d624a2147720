/// Which products a rule is about, or which customers are in a segment, said in a small language of
/// comparisons over their attributes, in English or Chinese.
@NullMarked
package io.shopkeeper.domain.expression;

import org.jspecify.annotations.NullMarked;
