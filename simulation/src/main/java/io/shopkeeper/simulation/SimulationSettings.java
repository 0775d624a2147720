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
/// @param attributes of each product, from 3 to 100
/// @param customers at least 1
/// @param passersBy visits of people who never order, for each visit that is expected of a customer
/// @param days of behaviour before `end`, at least 1
/// @param end no event is later
public record SimulationSettings(
    Shop shop, int products, int attributes, int customers, int passersBy, int days, Instant end) {
  /// Without details: title and categories in the other language, and the style.
  private static final int FEWEST_ATTRIBUTES = 3;

  /// In how many days visits are counted of customers.
  private static final double VISITS_DAYS = 30;

  public SimulationSettings {
    require("products", products, 1, 100_000);
    require("attributes", attributes, FEWEST_ATTRIBUTES, 100);
    require("customers", customers, 1, 1_000_000);
    require("passersBy", passersBy, 0, 100);
    require("days", days, 1, 3_650);
  }

  /// Products have no details, and nobody passes by.
  public SimulationSettings(Shop shop, int products, int customers, int days, Instant end) {
    this(shop, products, FEWEST_ATTRIBUTES, customers, 0, days, end);
  }

  /// 5,000 products with 100 attributes each, 5,000 customers and 90 days, in English or Chinese.
  /// Three visits in a hundred order.
  public static SimulationSettings demo(Locale locale, Instant end) {
    return new SimulationSettings(shop(locale), 5_000, 100, 5_000, 6, 90, end);
  }

  /// 300 products without details, 1,500 customers and 90 days: enough to learn from. Nobody passes
  /// by.
  public static SimulationSettings small(Locale locale, Instant end) {
    return new SimulationSettings(shop(locale), 300, 1_500, 90, end);
  }

  private static Shop shop(Locale locale) {
    boolean chinese = isChinese(locale);
    return new Shop(
        new ShopId("demo"),
        chinese ? "演示商店" : "Demo shop",
        ZoneId.of(chinese ? "Asia/Shanghai" : "Europe/Berlin"),
        Currency.getInstance(chinese ? "CNY" : "EUR"),
        locale);
  }

  /// The same shop of another size.
  public SimulationSettings sized(int manyProducts, int manyCustomers, int manyDays) {
    return new SimulationSettings(
        shop, manyProducts, attributes, manyCustomers, passersBy, manyDays, end);
  }

  /// The same shop with so many attributes of each product.
  public SimulationSettings detailed(int manyAttributes) {
    return new SimulationSettings(shop, products, manyAttributes, customers, passersBy, days, end);
  }

  /// How many further attributes there are of each product.
  int details() {
    return attributes - FEWEST_ATTRIBUTES;
  }

  /// How many pass by on a day.
  double passersByDaily() {
    return passersBy * Shopper.MEAN_VISITS / VISITS_DAYS * customers;
  }

  boolean chinese() {
    return isChinese(shop.locale());
  }

  private static boolean isChinese(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d, from %d to %d are allowed".formatted(name, value, least, most));
    }
  }
}
