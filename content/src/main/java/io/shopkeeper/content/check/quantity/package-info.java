/// Numbers with their units, as Chinese and English texts write them, made comparable.
@NullMarked
package io.shopkeeper.content.check.quantity;

import org.jspecify.annotations.NullMarked;
