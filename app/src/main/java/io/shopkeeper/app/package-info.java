/// The command `shopkeeper`: its words, the program they start, and nothing that decides.
///
/// [ShopProgram] is the one class that wires the modules together. The clock and all randomness of
/// the program come from here.
@NullMarked
package io.shopkeeper.app;

import org.jspecify.annotations.NullMarked;
