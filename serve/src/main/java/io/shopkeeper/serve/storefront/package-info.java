/// The shop window of the demo: a made-up shop that a visitor can walk through, whose every list is
/// an answer of Shopkeeper's own.
///
/// [Storefront] holds the routes. What a page shows is logged as seen, what a visitor does is an
/// event like any other, so that the next list is another one. Forms work without a script.
@NullMarked
package io.shopkeeper.serve.storefront;

import org.jspecify.annotations.NullMarked;
