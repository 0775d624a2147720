/// One order out of two: reciprocal ranks (Cormack, Clarke and Büttcher, SIGIR 2009) and scores,
/// weighed by a model learnt from judged queries.
@NullMarked
package io.shopkeeper.search.fusion;

import org.jspecify.annotations.NullMarked;
