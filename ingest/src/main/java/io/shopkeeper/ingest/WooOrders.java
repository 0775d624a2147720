package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Money;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads orders of WooCommerce, a row an item, as the common export plug-ins lay them out. What is
/// true of the whole order stands on every row, or on the first only.
final class WooOrders implements PresetRows<WooOrderField> {
  static final Preset<WooOrderField> PRESET =
      new Preset<>(
          Format.WOOCOMMERCE,
          RecordKind.ORDERS,
          WooOrderField.class,
          Set.of(
              WooOrderField.STATUS,
              WooOrderField.DATE,
              WooOrderField.EMAIL,
              WooOrderField.TITLE,
              WooOrderField.QUANTITY),
          Set.of(
              WooOrderField.STATUS,
              WooOrderField.DATE,
              WooOrderField.TITLE,
              WooOrderField.QUANTITY),
          WooOrderField.DATE,
          List.of(WooOrderField.PRICE, WooOrderField.LINE_TOTAL),
          WooOrders::new);

  static final Channel CHANNEL = new Channel("woocommerce");

  private final Reading reading;
  private final Articles articles;
  private final PlatformCustomers customers;
  private final PlatformOrders orders;
  private final HeadRows<WooOrderField> heads =
      new HeadRows<>(
          WooOrderField.NUMBER,
          Set.of(WooOrderField.STATUS),
          EnumSet.range(WooOrderField.STATUS, WooOrderField.REFUNDED_AT));

  private WooOrders(Reading reading) {
    this.reading = reading;
    this.articles = reading.landings().articles();
    this.customers = new PlatformCustomers(CHANNEL, reading);
    this.orders = new PlatformOrders(CHANNEL, reading);
  }

  @Override
  public void row(PresetRow<WooOrderField> row, Origin origin) {
    Texts<WooOrderField> texts = row.texts();
    String id = texts.find(WooOrderField.ID);
    if (texts.find(WooOrderField.NUMBER) == null && id != null) {
      texts.set(WooOrderField.NUMBER, id);
    }
    heads.complete(texts);
    PersonKey person =
        PersonKey.of(texts.find(WooOrderField.EMAIL), texts.find(WooOrderField.PHONE));
    String status = texts.require(WooOrderField.STATUS);
    String quantity = texts.require(WooOrderField.QUANTITY);
    String refunded = texts.find(WooOrderField.REFUNDED_QUANTITY);
    orders.line(
        new PlatformOrders.Line(
            texts.require(WooOrderField.NUMBER),
            standing(status),
            status,
            customer(person, texts.find(WooOrderField.CUSTOMER)),
            texts.require(WooOrderField.DATE),
            texts.find(WooOrderField.REFUNDED_AT),
            product(texts),
            quantity,
            price(texts, quantity),
            texts.find(WooOrderField.CURRENCY),
            refunded == null ? null : units(refunded)),
        origin);
    if (customers.isNew(person)) {
      String country = texts.find(WooOrderField.COUNTRY);
      customers.mention(
          person,
          null,
          country == null ? texts.find(WooOrderField.BILLING_COUNTRY) : country,
          origin);
    }
  }

  private static @Nullable String customer(PersonKey person, @Nullable String id) {
    boolean guest = id == null || id.equals("0");
    String known = person.customerId();
    return known != null || guest ? known : CHANNEL + ":" + id;
  }

  /// Refunded units come as `1`, `-1` or `0`; null for none.
  private static @Nullable String units(String text) {
    String units = text.startsWith("-") ? text.substring(1) : text;
    return units.equals("0") ? null : units;
  }

  /// The status with or without the prefix that it has in the database, in English.
  private static OrderStanding standing(String status) {
    String plain = status.toLowerCase(Locale.ROOT).replace(' ', '-');
    return switch (plain.startsWith("wc-") ? plain.substring("wc-".length()) : plain) {
      case "processing", "completed", "on-hold" -> OrderStanding.SOLD;
      case "refunded" -> OrderStanding.REFUNDED;
      case "pending",
          "pending-payment",
          "failed",
          "cancelled",
          "draft",
          "checkout-draft",
          "trash" ->
          OrderStanding.NOT_SOLD;
      default ->
          throw new Refusal(
              RejectReason.UNKNOWN_STATUS,
              WooOrderField.STATUS.label(),
              "'%s' is none of pending, on-hold, processing, completed, cancelled, refunded, failed, draft"
                  .formatted(status));
    };
  }

  /// By the product's id, else by its unit, else by its title.
  private String product(Texts<WooOrderField> texts) {
    String id = texts.find(WooOrderField.PRODUCT);
    String sku = texts.find(WooOrderField.SKU);
    String unit = sku == null ? id : sku;
    if (unit != null) {
      String product = id == null ? null : articles.ofUnit(id);
      product = product == null ? articles.ofUnit(unit) : product;
      return product == null ? unit : product;
    }
    String title = texts.require(WooOrderField.TITLE);
    String product = articles.ofTitle(title);
    return product == null ? title : product;
  }

  /// The price of a unit, or what the line came to parted among its units.
  private String price(Texts<WooOrderField> texts, String quantity) {
    String price = texts.find(WooOrderField.PRICE);
    String total = texts.find(WooOrderField.LINE_TOTAL);
    if (price != null || total == null) {
      return price == null ? texts.require(WooOrderField.PRICE) : price;
    }
    int units = reading.notation().units(quantity, WooOrderField.QUANTITY.label());
    Money amount =
        reading.price(total, texts.find(WooOrderField.CURRENCY), WooOrderField.LINE_TOTAL.label());
    long each = (2 * amount.minor() + units) / (2L * units);
    return reading.notation().text(new Money(each, amount.currency()));
  }

  @Override
  public void finish() {
    orders.finish();
  }
}
