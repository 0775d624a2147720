/// Self-attentive sequential recommendation: a causal transformer reads what a visitor took, in
/// order, and gives every item a probability to be next; alone, or together with what follows what.
///
/// Source: Kang and McAuley, "Self-attentive sequential recommendation" (ICDM 2018) for the model;
/// Klenitskiy and Vasilev, "Turning dross into gold loss: is BERT4Rec really better than SASRec?"
/// (RecSys 2023) for cross-entropy over all items in place of one sampled negative; Petrov and
/// Macdonald, "gSASRec" (RecSys 2023) for what one negative does to the probabilities. The network
/// and its training are in [io.shopkeeper.neural.transformer].
///
/// ```
///   P(j | history)  =  softmax_j( h · e_j ),   h = transformer(history)
///   blend_j         =  share · P(j | history) + (1 − share) · T_j / Σ_k T_k
/// ```
///
/// with T_j the score of [io.shopkeeper.recommend.transitions]: a linear pool of two opinions, both
/// of which add up to 1 (Stone 1961).
///
/// Training costs about 6 · interactions · d · (12 · d · blocks + candidates) multiplications and
/// additions an epoch, candidates being all items or as many as are sampled for a step; a question
/// O(length · d² · blocks + items · d). A score is not a sum over the history: the reason names the
/// newest product and how many were read. Use it where the order of purchases tells more than which
/// product came last.
@NullMarked
package io.shopkeeper.recommend.sasrec;

import org.jspecify.annotations.NullMarked;
