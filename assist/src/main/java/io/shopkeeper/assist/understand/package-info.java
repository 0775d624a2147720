/// What a question means: its topics, the products and orders it names, its answers to what was
/// asked back.
@NullMarked
package io.shopkeeper.assist.understand;

import org.jspecify.annotations.NullMarked;
