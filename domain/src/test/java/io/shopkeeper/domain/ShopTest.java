package io.shopkeeper.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopTest {

  @Test
  void aDayIsTheShopsDay() {
    var shop =
        new Shop(
            new ShopId("tea"),
            "Tea",
            ZoneId.of("Asia/Shanghai"),
            Currency.getInstance("CNY"),
            Locale.SIMPLIFIED_CHINESE);
    assertThat(shop.day(Instant.parse("2026-11-22T17:00:00Z")))
        .isEqualTo(LocalDate.of(2026, 11, 23));
  }

  @ParameterizedTest
  @CsvSource({
    "Z, UTC",
    "UTC, UTC",
    "Etc/UTC, UTC",
    "+05:30, GMT+05:30",
    "UTC+05:30, GMT+05:30",
    "-03:00, GMT-03:00",
    "Europe/Berlin, Europe/Berlin"
  })
  void zonesWithoutAPlaceHaveNamesThatDatabasesKnow(String given, String kept) {
    var shop =
        new Shop(
            new ShopId("tea"), "Tea", ZoneId.of(given), Currency.getInstance("CNY"), Locale.UK);
    assertThat(shop.timeZone().getId()).isEqualTo(kept);
  }
}
