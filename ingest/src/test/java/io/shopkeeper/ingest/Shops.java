package io.shopkeeper.ingest;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/// A shop and a moment for tests.
final class Shops {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Shop BERLIN =
      new Shop(
          new ShopId("test"),
          "Test shop",
          ZoneId.of("Europe/Berlin"),
          Currency.getInstance("EUR"),
          Locale.GERMANY);

  private Shops() {}
}
