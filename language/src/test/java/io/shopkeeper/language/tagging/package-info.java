@NullMarked
package io.shopkeeper.language.tagging;

import org.jspecify.annotations.NullMarked;
