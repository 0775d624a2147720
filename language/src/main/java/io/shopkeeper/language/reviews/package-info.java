/// What single reviews say: whether they are in favour and which words decide it, which aspects
/// they speak of and how, what they are about, and which of them are copies or advertisements.
@NullMarked
package io.shopkeeper.language.reviews;

import org.jspecify.annotations.NullMarked;
