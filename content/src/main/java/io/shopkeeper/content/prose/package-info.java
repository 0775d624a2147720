/// Facts in sentences: what kind of fact it is, how a shop says such facts itself, and well-made
/// clauses in both languages where it does not. The words around facts claim nothing.
@NullMarked
package io.shopkeeper.content.prose;

import org.jspecify.annotations.NullMarked;
