/// Finding products by what somebody wrote: words and meaning, fused, filtered and explained.
///
/// [Searcher] is the question, [SearchResults] the answer, [SearchIndex] what answers. Words are
/// found by BM25 ([io.shopkeeper.search.lexical]), meaning by the cosine of sentence vectors
/// ([io.shopkeeper.search.semantic]); [io.shopkeeper.search.fusion] makes one order of both.
@NullMarked
package io.shopkeeper.search;

import org.jspecify.annotations.NullMarked;
