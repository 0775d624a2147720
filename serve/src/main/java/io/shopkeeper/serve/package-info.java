/// The shop over HTTP: an API for programs and a console for people.
///
/// [ShopServer] starts it. `api` and `console` hold the handlers, `http` the words they share,
/// `access` decides who is let in, `metrics` counts, and `ports` is what the rest of the program
/// must provide.
@NullMarked
package io.shopkeeper.serve;

import org.jspecify.annotations.NullMarked;
