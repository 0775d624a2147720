/// Finds out who asks, and whether they may: API keys, console sessions, rate limits, host names.
///
/// Secrets are random and 256 bits long; only hashes of them are stored, and none is ever logged.
@NullMarked
package io.shopkeeper.serve.access;

import org.jspecify.annotations.NullMarked;
