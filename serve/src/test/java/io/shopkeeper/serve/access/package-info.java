/// Tests of who is let in.
@NullMarked
package io.shopkeeper.serve.access;

import org.jspecify.annotations.NullMarked;
