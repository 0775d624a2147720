/// How customers review: how often, how strictly, and what of a product they praise or criticise.
@NullMarked
package io.shopkeeper.profile.reviewing;

import org.jspecify.annotations.NullMarked;
