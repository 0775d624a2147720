package io.shopkeeper.profile.lifetime;

import io.shopkeeper.profile.lifetime.GammaGamma.Spending;

/// A customer as known on some day.
///
/// @param history of their purchases
/// @param spending in their repeat purchases
/// @param meanAmount of all their purchases, the first included
public record Buyer(History history, Spending spending, double meanAmount) {}
