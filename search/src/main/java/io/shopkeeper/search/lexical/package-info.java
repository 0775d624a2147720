/// An index of words over fields: [Terms] cuts a text, [LexicalIndex] scores products by BM25
/// (Robertson and Zaragoza, "The probabilistic relevance framework: BM25 and beyond", 2009). The
/// only place where Lucene is seen.
@NullMarked
package io.shopkeeper.search.lexical;

import org.jspecify.annotations.NullMarked;
