@NullMarked
package io.shopkeeper.profile.evaluation;

import org.jspecify.annotations.NullMarked;
