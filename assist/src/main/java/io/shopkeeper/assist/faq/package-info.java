/// Answers of the shop's own to questions asked in other words, or none.
@NullMarked
package io.shopkeeper.assist.faq;

import org.jspecify.annotations.NullMarked;
