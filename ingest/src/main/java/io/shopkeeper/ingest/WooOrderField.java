package io.shopkeeper.ingest;

import java.util.List;

/// The columns of orders exported from WooCommerce with a row an item, by the names of the common
/// export plug-ins.
enum WooOrderField implements Field {
  NUMBER("order_number", "Order #", "Order No."),
  ID("order_id"),
  STATUS("status", "order_status"),
  DATE("date", "order_date"),
  CURRENCY("order_currency", "currency"),
  EMAIL("billing_email", "Email (Billing)", "email_billing"),
  PHONE("billing_phone", "Phone (Billing)"),
  CUSTOMER("customer_id", "customer_user", "Customer User ID"),
  COUNTRY("shipping_country", "Country Code (Shipping)", "Country Name (Shipping)"),
  BILLING_COUNTRY("billing_country", "Country Code (Billing)", "Country Name (Billing)"),
  REFUNDED_AT("date_refunded", "Refund Date"),
  PRODUCT("item_product_id", "product_id"),
  SKU("item_sku", "product_sku", "sku"),
  TITLE("item_name", "product_name"),
  QUANTITY("item_quantity", "Quantity (- Refund)", "quantity"),
  PRICE("item_price", "Item Cost"),
  LINE_TOTAL("item_total", "Order Line Total", "line_total"),
  REFUNDED_QUANTITY("item_refunded_qty", "Quantity Refunded");

  private final FieldNames names;

  WooOrderField(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
