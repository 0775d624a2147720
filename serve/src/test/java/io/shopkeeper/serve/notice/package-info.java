@NullMarked
package io.shopkeeper.serve.notice;

import org.jspecify.annotations.NullMarked;
