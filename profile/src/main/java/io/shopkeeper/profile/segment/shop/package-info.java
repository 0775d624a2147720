/// The segments that a shop keeps under names, in versions, and who is in them.
@NullMarked
package io.shopkeeper.profile.segment.shop;

import org.jspecify.annotations.NullMarked;
