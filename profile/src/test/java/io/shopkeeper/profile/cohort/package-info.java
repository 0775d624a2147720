@NullMarked
package io.shopkeeper.profile.cohort;

import org.jspecify.annotations.NullMarked;
