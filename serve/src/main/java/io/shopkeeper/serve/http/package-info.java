/// What a request and an answer are, who may ask what, and how an error reads: the words the API
/// and the console share.
@NullMarked
package io.shopkeeper.serve.http;

import org.jspecify.annotations.NullMarked;
