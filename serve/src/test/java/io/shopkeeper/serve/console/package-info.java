/// Tests of the words of the console.
@NullMarked
package io.shopkeeper.serve.console;

import org.jspecify.annotations.NullMarked;
