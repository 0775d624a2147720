/// Marks spans of a text, a tag a character: a linear-chain conditional random field (Lafferty,
/// McCallum and Pereira, ICML 2001) over features, to whose scores others may be added.
///
/// Notation: n positions, T tags, s_it the score of tag t at position i, a_ut that of t behind u.
/// Training costs O(n · (features a position · T + T²)) a step of L-BFGS.
@NullMarked
package io.shopkeeper.language.tagging;

import org.jspecify.annotations.NullMarked;
