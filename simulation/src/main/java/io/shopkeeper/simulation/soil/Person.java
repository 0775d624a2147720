package io.shopkeeper.simulation.soil;

/// Somebody invented.
///
/// @param mailbox how the family name is written in an e-mail address
record Person(boolean chinese, String family, String mailbox, String given, Home home) {

  /// Where they live.
  record Home(String city, String postcode, String street, int number, int flat) {}
}
