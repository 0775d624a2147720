package io.shopkeeper.serve.storefront;

/// What a campaign shows.
///
/// @param address that leads on, and notes that it did
public record Advertisement(String text, String address) {}
