package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads Shopify's order export: several rows an order, of which only the first has what is true of
/// the whole order.
final class ShopifyOrders implements PresetRows<ShopifyOrderField> {
  static final Preset<ShopifyOrderField> PRESET =
      new Preset<>(
          Format.SHOPIFY,
          RecordKind.ORDERS,
          ShopifyOrderField.class,
          Set.of(
              ShopifyOrderField.NAME,
              ShopifyOrderField.FINANCIAL_STATUS,
              ShopifyOrderField.QUANTITY,
              ShopifyOrderField.TITLE,
              ShopifyOrderField.PRICE),
          Set.of(
              ShopifyOrderField.NAME,
              ShopifyOrderField.FINANCIAL_STATUS,
              ShopifyOrderField.CREATED_AT,
              ShopifyOrderField.TITLE,
              ShopifyOrderField.QUANTITY,
              ShopifyOrderField.PRICE),
          ShopifyOrderField.CREATED_AT,
          List.of(ShopifyOrderField.PRICE),
          ShopifyOrders::new);

  static final Channel CHANNEL = new Channel("shopify");
  static final String PART_REFUNDED =
      "order refunded in part: the export does not say which lines, it stays a sale";

  private final FileTally tally;
  private final Articles articles;
  private final PlatformCustomers customers;
  private final PlatformOrders orders;
  private final HeadRows<ShopifyOrderField> heads =
      new HeadRows<>(
          ShopifyOrderField.NAME,
          Set.of(ShopifyOrderField.FINANCIAL_STATUS, ShopifyOrderField.TOTAL),
          EnumSet.range(ShopifyOrderField.EMAIL, ShopifyOrderField.PAYMENT_METHOD));

  private ShopifyOrders(Reading reading) {
    this.tally = reading.tally();
    this.articles = reading.landings().articles();
    this.customers = new PlatformCustomers(CHANNEL, reading);
    this.orders = new PlatformOrders(CHANNEL, reading);
  }

  @Override
  public void row(PresetRow<ShopifyOrderField> row, Origin origin) {
    Texts<ShopifyOrderField> texts = row.texts();
    boolean head = texts.find(ShopifyOrderField.FINANCIAL_STATUS) != null;
    heads.complete(texts);
    refuseTest(texts);
    PersonKey person =
        PersonKey.of(texts.find(ShopifyOrderField.EMAIL), texts.find(ShopifyOrderField.PHONE));
    String status = texts.require(ShopifyOrderField.FINANCIAL_STATUS);
    String cancelledAt = texts.find(ShopifyOrderField.CANCELLED_AT);
    orders.line(
        new PlatformOrders.Line(
            texts.require(ShopifyOrderField.NAME),
            cancelledAt == null ? standing(status) : OrderStanding.NOT_SOLD,
            cancelledAt == null ? status : "cancelled",
            person.customerId(),
            texts.require(ShopifyOrderField.CREATED_AT),
            cancelledAt,
            product(texts),
            texts.require(ShopifyOrderField.QUANTITY),
            texts.require(ShopifyOrderField.PRICE),
            texts.find(ShopifyOrderField.CURRENCY),
            null),
        origin);
    if (customers.isNew(person)) {
      String country = texts.find(ShopifyOrderField.COUNTRY);
      customers.mention(
          person,
          texts.find(ShopifyOrderField.MARKETING),
          country == null ? texts.find(ShopifyOrderField.BILLING_COUNTRY) : country,
          origin);
    }
    if (head && status.equals("partially_refunded")) {
      tally.cleaned(PART_REFUNDED, 1);
    }
  }

  /// Shopify's gateway for trying a shop out is called bogus.
  private static void refuseTest(Texts<ShopifyOrderField> texts) {
    String method = texts.find(ShopifyOrderField.PAYMENT_METHOD);
    if (method != null && method.toLowerCase(Locale.ROOT).contains("bogus")) {
      throw new Refusal(
          RejectReason.TEST_ORDER,
          ShopifyOrderField.PAYMENT_METHOD.label(),
          "the order was paid by '%s', the gateway for tests".formatted(method));
    }
  }

  private static OrderStanding standing(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "pending", "authorized", "paid", "partially_paid", "partially_refunded" ->
          OrderStanding.SOLD;
      case "refunded" -> OrderStanding.REFUNDED;
      case "voided", "expired" -> OrderStanding.NOT_SOLD;
      default ->
          throw new Refusal(
              RejectReason.UNKNOWN_STATUS,
              ShopifyOrderField.FINANCIAL_STATUS.label(),
              "'%s' is none of pending, authorized, paid, partially_paid, partially_refunded, refunded, voided, expired"
                  .formatted(status));
    };
  }

  /// By the unit; else by the title, which a line's name begins with (`Cup - Blue / L`).
  private String product(Texts<ShopifyOrderField> texts) {
    String title = texts.require(ShopifyOrderField.TITLE);
    String sku = texts.find(ShopifyOrderField.SKU);
    if (sku != null) {
      String product = articles.ofUnit(sku);
      if (product != null) {
        return product;
      }
    } else if (title.equals("Tip")) {
      throw new Refusal(
          RejectReason.NOT_MERCHANDISE, ShopifyOrderField.TITLE.label(), "a tip is no article");
    }
    String product = ofTitle(title);
    if (product != null) {
      return product;
    }
    return sku == null ? title : sku;
  }

  private @Nullable String ofTitle(String name) {
    String product = articles.ofTitle(name);
    for (int end = name.lastIndexOf(" - "); product == null && end > 0; ) {
      product = articles.ofTitle(name.substring(0, end));
      end = name.lastIndexOf(" - ", end - 1);
    }
    return product;
  }

  @Override
  public void finish() {
    orders.finish();
  }
}
