@NullMarked
package io.shopkeeper.language.insight;

import org.jspecify.annotations.NullMarked;
