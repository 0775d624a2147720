/// Products, brands, models and other things named in titles and descriptions.
@NullMarked
package io.shopkeeper.language.entities;

import org.jspecify.annotations.NullMarked;
