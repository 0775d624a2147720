/// What the server asks of the rest of the program beside the store and the recommender: long work
/// done behind its back, and news of the model.
@NullMarked
package io.shopkeeper.serve.ports;

import org.jspecify.annotations.NullMarked;
