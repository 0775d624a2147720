@NullMarked
package io.shopkeeper.recommend.sasrec;

import org.jspecify.annotations.NullMarked;
