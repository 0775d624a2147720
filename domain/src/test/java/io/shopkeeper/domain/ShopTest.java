package io.shopkeeper.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

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
}
