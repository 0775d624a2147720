@NullMarked
package io.shopkeeper.serve.alert;

import org.jspecify.annotations.NullMarked;
