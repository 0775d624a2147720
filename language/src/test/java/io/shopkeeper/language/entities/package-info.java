@NullMarked
package io.shopkeeper.language.entities;

import org.jspecify.annotations.NullMarked;
