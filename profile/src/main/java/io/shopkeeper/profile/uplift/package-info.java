/// Whom a campaign changes: by how much more often something happens to a customer who is
/// addressed, learned from customers who were addressed at random.
///
/// Künzel, Sekhon, Bickel and Yu, "Metalearners for estimating heterogeneous treatment effects",
/// PNAS 116 (2019); Jaśkowski and Jaroszewicz, "Uplift modeling for clinical trial data", 2012;
/// Radcliffe, "Using control groups to target on predicted lift", 2007, for the Qini curve.
@NullMarked
package io.shopkeeper.profile.uplift;

import org.jspecify.annotations.NullMarked;
