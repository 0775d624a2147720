/// Bandits beside Vowpal Wabbit, on shoppers and arms whose every click probability is known.
@NullMarked
package io.shopkeeper.bench.bandit;

import org.jspecify.annotations.NullMarked;
