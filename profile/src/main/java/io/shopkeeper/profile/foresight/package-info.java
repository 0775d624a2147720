/// What the shop's own customers will do: whether they buy again, how often and for how much, with
/// the reasons. Learned from the log at a distance of time, kept as a model file with its
/// provenance, applied to everyone as they are now.
@NullMarked
package io.shopkeeper.profile.foresight;

import org.jspecify.annotations.NullMarked;
