/// Tests of the words the API and the console share.
@NullMarked
package io.shopkeeper.serve.http;

import org.jspecify.annotations.NullMarked;
