/// What persons do in customer service: which conversations need one, what they write, and what
/// they decide on requests.
@NullMarked
package io.shopkeeper.assist.inbox;

import org.jspecify.annotations.NullMarked;
