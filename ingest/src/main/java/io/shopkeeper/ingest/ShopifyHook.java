package io.shopkeeper.ingest;

import io.shopkeeper.ingest.HookRows.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Orders and products as Shopify's webhooks tell them (REST Admin API, Order and Product).
final class ShopifyHook {
  private static final List<ShopifyProductField> OPTION_NAMES =
      List.of(
          ShopifyProductField.OPTION_1, ShopifyProductField.OPTION_2, ShopifyProductField.OPTION_3);
  private static final List<ShopifyProductField> OPTION_VALUES =
      List.of(
          ShopifyProductField.VALUE_1, ShopifyProductField.VALUE_2, ShopifyProductField.VALUE_3);

  private ShopifyHook() {}

  /// Null for a topic that is not read.
  static @Nullable HookRows<?> rows(String topic, HookBody body) {
    return switch (topic) {
      case "orders/create",
          "orders/updated",
          "orders/edited",
          "orders/paid",
          "orders/partially_fulfilled",
          "orders/fulfilled",
          "orders/cancelled" ->
          order(body);
      case "products/create", "products/update" -> product(body);
      default -> null;
    };
  }

  private static HookRows<ShopifyOrderField> order(HookBody order) {
    List<PresetRow<ShopifyOrderField>> rows = new ArrayList<>();
    String email = order.text("email");
    for (HookBody line : order.objects("line_items")) {
      rows.add(
          Row.of(ShopifyOrders.PRESET)
              .with(ShopifyOrderField.NAME, order.text("name"))
              .with(ShopifyOrderField.EMAIL, email == null ? order.text("contact_email") : email)
              .with(ShopifyOrderField.PHONE, order.text("phone"))
              .with(ShopifyOrderField.FINANCIAL_STATUS, order.text("financial_status"))
              .with(ShopifyOrderField.CURRENCY, order.text("currency"))
              .with(ShopifyOrderField.TOTAL, order.text("total_price"))
              .with(ShopifyOrderField.CREATED_AT, order.text("created_at"))
              .with(ShopifyOrderField.CANCELLED_AT, order.text("cancelled_at"))
              .with(ShopifyOrderField.MARKETING, order.text("buyer_accepts_marketing"))
              .with(
                  ShopifyOrderField.COUNTRY, order.object("shipping_address").text("country_code"))
              .with(
                  ShopifyOrderField.BILLING_COUNTRY,
                  order.object("billing_address").text("country_code"))
              .with(
                  ShopifyOrderField.PAYMENT_METHOD,
                  order.isTrue("test") ? "bogus" : order.joined("payment_gateway_names"))
              .with(ShopifyOrderField.QUANTITY, line.text("quantity"))
              .with(ShopifyOrderField.TITLE, line.text("name"))
              .with(ShopifyOrderField.PRICE, line.text("price"))
              .with(ShopifyOrderField.SKU, line.text("sku"))
              .cells());
    }
    return new HookRows<>(
        ShopifyOrders.PRESET, String.valueOf(order.text("name")), order.text("updated_at"), rows);
  }

  private static HookRows<ShopifyProductField> product(HookBody product) {
    List<PresetRow<ShopifyProductField>> rows = new ArrayList<>();
    List<HookBody> options = product.objects("options");
    for (HookBody variant : product.objects("variants")) {
      Row<ShopifyProductField> row =
          Row.of(ShopifyProducts.PRESET)
              .with(ShopifyProductField.HANDLE, product.text("handle"))
              .with(ShopifyProductField.SKU, variant.text("sku"))
              .with(ShopifyProductField.PRICE, variant.text("price"))
              .with(ShopifyProductField.BARCODE, variant.text("barcode"))
              .with(ShopifyProductField.QUANTITY, variant.text("inventory_quantity"))
              .with(ShopifyProductField.TRACKER, variant.text("inventory_management"))
              .with(ShopifyProductField.POLICY, variant.text("inventory_policy"));
      for (int i = 0; i < Math.min(options.size(), OPTION_NAMES.size()); i++) {
        row.with(OPTION_NAMES.get(i), options.get(i).text("name"))
            .with(OPTION_VALUES.get(i), variant.text("option" + (i + 1)));
      }
      rows.add((rows.isEmpty() ? described(row, product) : row).cells());
    }
    return new HookRows<>(
        ShopifyProducts.PRESET,
        String.valueOf(product.text("handle")),
        product.text("updated_at"),
        rows);
  }

  private static Row<ShopifyProductField> described(
      Row<ShopifyProductField> row, HookBody product) {
    return row.with(ShopifyProductField.TITLE, product.text("title"))
        .with(ShopifyProductField.BODY, product.text("body_html"))
        .with(ShopifyProductField.VENDOR, product.text("vendor"))
        .with(ShopifyProductField.CATEGORY, product.object("category").text("full_name"))
        .with(ShopifyProductField.TYPE, product.text("product_type"))
        .with(ShopifyProductField.TAGS, product.text("tags"))
        .with(ShopifyProductField.PUBLISHED, String.valueOf(product.text("published_at") != null))
        .with(ShopifyProductField.STATUS, product.text("status"));
  }
}
