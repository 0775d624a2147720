/// What the server asks of the rest of the program beside the store and the recommender: long work
/// done behind its back, news of the model, and what reviews say.
@NullMarked
package io.shopkeeper.serve.ports;

import org.jspecify.annotations.NullMarked;
