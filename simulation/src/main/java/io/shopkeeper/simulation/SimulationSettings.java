package io.shopkeeper.simulation;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/// How large a shop to make up, and when.
///
/// @param shop its language decides that of titles and texts: Chinese or English, the other one
///   kept beside
/// @param products at least 1
/// @param customers at least 1
/// @param days of behaviour before `end`, at least 1
/// @param end no event is later
public record SimulationSettings(Shop shop, int products, int customers, int days, Instant end) {

  public SimulationSettings {
    require("products", products, 100_000);
    require("customers", customers, 1_000_000);
    require("days", days, 3_650);
  }

  /// 300 products, 1,500 customers and 90 days, in English or Chinese.
  public static SimulationSettings demo(Locale locale, Instant end) {
    boolean chinese = isChinese(locale);
    var shop =
        new Shop(
            new ShopId("demo"),
            chinese ? "演示商店" : "Demo shop",
            ZoneId.of(chinese ? "Asia/Shanghai" : "Europe/Berlin"),
            Currency.getInstance(chinese ? "CNY" : "EUR"),
            locale);
    return new SimulationSettings(shop, 300, 1_500, 90, end);
  }

  /// The same shop of another size.
  public SimulationSettings sized(int manyProducts, int manyCustomers, int manyDays) {
    return new SimulationSettings(shop, manyProducts, manyCustomers, manyDays, end);
  }

  boolean chinese() {
    return isChinese(shop.locale());
  }

  private static boolean isChinese(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
  }

  private static void require(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "%s is %d, from 1 to %d are allowed".formatted(name, value, most));
    }
  }
}
