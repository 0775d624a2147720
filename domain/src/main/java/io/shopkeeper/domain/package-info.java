/// The nouns every other module speaks in: the shop, its products and customers, and what happened
/// between them.
///
/// Everything here is an immutable record that validates itself, so that a value that exists is a
/// value that is right. The package uses the JDK only and knows neither files, nor databases, nor
/// the network.
@NullMarked
package io.shopkeeper.domain;

import org.jspecify.annotations.NullMarked;
