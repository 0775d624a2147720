/// Judging search by files: a catalogue, queries, and judgements of what answers them.
@NullMarked
package io.shopkeeper.search.evaluation;

import org.jspecify.annotations.NullMarked;
