/// How fast the program is, measured: results with machine, command and commit are kept in
/// `bench/results`.
@NullMarked
package io.shopkeeper.bench;

import org.jspecify.annotations.NullMarked;
