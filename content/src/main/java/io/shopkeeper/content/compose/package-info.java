/// Writes copy out of passages of the shop's own, without a language model.
///
/// Passages are runs of clauses that people wrote. A passage may be used where it states no value
/// of an attribute but the product's own (its *licence*). From the examples, a ridge regression on
/// attributes tells how probably each n-gram of characters and words stands in the copy that a
/// person would write for the product. Those passages are taken, one after the other and then
/// exchanged while that gains, whose n-grams overlap most with that unwritten copy: minimum Bayes
/// risk under BLEU and ROUGE (Kumar and Byrne, "Minimum Bayes-Risk Decoding for Statistical Machine
/// Translation", HLT 2004), linear in the n-grams as in Tromble and others (EMNLP 2008). They are
/// put in the order in which people say such things.
///
/// Use it where at least some hundred texts with attributes are there to learn from; with fewer,
/// the same passages are found again and again. It repeats what people wrote and invents nothing.
@NullMarked
package io.shopkeeper.content.compose;

import org.jspecify.annotations.NullMarked;
