/// Notices to the shop's own program: that a conversation waits for a person.
@NullMarked
package io.shopkeeper.serve.notice;

import org.jspecify.annotations.NullMarked;
