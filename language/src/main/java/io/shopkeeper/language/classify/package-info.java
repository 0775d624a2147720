/// Which of some classes a text belongs to, with calibrated probabilities.
///
/// Two kinds of component, each giving a margin a class: n-grams in a linear model over naive Bayes
/// log-count ratios, and a linear head on a frozen encoder. Their margins on records they were not
/// trained on are what a small softmax regression learns to weigh (stacked generalisation: Wolpert,
/// Neural Networks 5, 1992), which also makes the probabilities honest (Platt, "Probabilistic
/// outputs for support vector machines", 1999).
///
/// Cost: an encoder pass a text; a fit of each component for every fold and once more for all.
@NullMarked
package io.shopkeeper.language.classify;

import org.jspecify.annotations.NullMarked;
