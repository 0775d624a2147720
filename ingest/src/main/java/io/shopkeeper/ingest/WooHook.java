package io.shopkeeper.ingest;

import io.shopkeeper.ingest.HookRows.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Orders and products as WooCommerce's webhooks tell them (REST API, version 3).
///
/// A product with variations tells neither their prices nor their units: it is not read, so that it
/// does not replace what the export says.
final class WooHook {
  private WooHook() {}

  /// Null for a topic that is not read, and for a product with variations.
  static @Nullable HookRows<?> rows(String topic, HookBody body) {
    return switch (topic) {
      case "order.created", "order.updated" -> order(body);
      case "product.created", "product.updated" ->
          "simple".equals(body.text("type")) ? product(body) : null;
      default -> null;
    };
  }

  private static HookRows<WooOrderField> order(HookBody order) {
    List<PresetRow<WooOrderField>> rows = new ArrayList<>();
    HookBody billing = order.object("billing");
    for (HookBody line : order.objects("line_items")) {
      rows.add(
          Row.of(WooOrders.PRESET)
              .with(WooOrderField.NUMBER, order.text("number"))
              .with(WooOrderField.ID, order.text("id"))
              .with(WooOrderField.STATUS, order.text("status"))
              .with(WooOrderField.DATE, utc(order.text("date_created_gmt")))
              .with(WooOrderField.CURRENCY, order.text("currency"))
              .with(WooOrderField.EMAIL, billing.text("email"))
              .with(WooOrderField.PHONE, billing.text("phone"))
              .with(WooOrderField.CUSTOMER, order.text("customer_id"))
              .with(WooOrderField.COUNTRY, order.object("shipping").text("country"))
              .with(WooOrderField.BILLING_COUNTRY, billing.text("country"))
              .with(WooOrderField.PRODUCT, line.text("product_id"))
              .with(WooOrderField.SKU, line.text("sku"))
              .with(WooOrderField.TITLE, line.text("name"))
              .with(WooOrderField.QUANTITY, line.text("quantity"))
              // Before discounts of the order, as the export's price of an item.
              .with(WooOrderField.LINE_TOTAL, line.text("subtotal"))
              .cells());
    }
    return new HookRows<>(
        WooOrders.PRESET,
        String.valueOf(order.text("number")),
        utc(order.text("date_modified_gmt")),
        rows);
  }

  private static HookRows<WooProductField> product(HookBody product) {
    Row<WooProductField> row =
        Row.of(WooProducts.PRESET)
            .with(WooProductField.ID, product.text("id"))
            .with(WooProductField.TYPE, product.text("type"))
            .with(WooProductField.SKU, product.text("sku"))
            .with(WooProductField.GTIN, product.text("global_unique_id"))
            .with(WooProductField.NAME, product.text("name"))
            .with(
                WooProductField.PUBLISHED, String.valueOf("publish".equals(product.text("status"))))
            .with(WooProductField.VISIBILITY, product.text("catalog_visibility"))
            .with(WooProductField.SHORT_DESCRIPTION, product.text("short_description"))
            .with(WooProductField.DESCRIPTION, product.text("description"))
            .with(WooProductField.IN_STOCK, stock(product.text("stock_status")))
            .with(WooProductField.REGULAR_PRICE, product.text("regular_price"))
            .with(WooProductField.CATEGORIES, product.joined("categories", "name"))
            .with(WooProductField.TAGS, product.joined("tags", "name"))
            .with(WooProductField.BRANDS, product.joined("brands", "name"));
    if (product.isTrue("on_sale")) {
      row.with(WooProductField.SALE_PRICE, product.text("sale_price"));
    }
    int number = 0;
    for (HookBody attribute : product.objects("attributes")) {
      number++;
      row.other("Attribute %d name".formatted(number), attribute.text("name"))
          .other("Attribute %d value(s)".formatted(number), attribute.joined("options"));
    }
    return new HookRows<>(
        WooProducts.PRESET,
        String.valueOf(product.text("id")),
        utc(product.text("date_modified_gmt")),
        List.of(row.cells()));
  }

  private static @Nullable String stock(@Nullable String status) {
    return switch (status) {
      case "instock" -> "1";
      case "outofstock" -> "0";
      case "onbackorder" -> "backorder";
      case null, default -> status;
    };
  }

  /// Times in UTC come without saying so.
  private static @Nullable String utc(@Nullable String time) {
    return time == null || time.endsWith("Z") ? time : time + "Z";
  }
}
