@NullMarked
package io.shopkeeper.profile.segment.shop;

import org.jspecify.annotations.NullMarked;
