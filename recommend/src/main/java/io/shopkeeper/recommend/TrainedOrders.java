package io.shopkeeper.recommend;

import io.shopkeeper.domain.Provenance;

/// An [OrderModel] ready to answer and where it comes from.
///
/// @param version names the model file, as in `orders-3`
public record TrainedOrders(String version, Provenance provenance, OrderModel model) {}
