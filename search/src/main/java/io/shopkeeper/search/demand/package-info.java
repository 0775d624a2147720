/// What customers searched for: what they did not find, and the synonyms that this proposes.
@NullMarked
package io.shopkeeper.search.demand;

import org.jspecify.annotations.NullMarked;
