/// What an utterance asks for, with calibrated probabilities, and whether it asks for anything that
/// was taught.
///
/// Utterances become vectors: of a frozen encoder, through random features of a Gaussian kernel
/// (Rahimi and Recht, NIPS 2007), beside hashed runs of words and letters. On these a ridge
/// regression to the indicators of the intents is solved at once for all intents; what it would
/// have said of an utterance it had not seen follows in closed form (Rifkin and Lippert, "Notes on
/// regularized least squares", MIT 2007), and calibrates it without folds.
///
/// Whether an utterance is in scope is learned from whole intents that are held out in turn: how
/// far the best intent is ahead, how far off the nearest centre is in the metric of the spread
/// within intents (Lee et al., NeurIPS 2018), and how near the nearest utterance is.
@NullMarked
package io.shopkeeper.assist.intent;

import org.jspecify.annotations.NullMarked;
