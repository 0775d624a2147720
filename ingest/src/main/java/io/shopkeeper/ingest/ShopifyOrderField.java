package io.shopkeeper.ingest;

import java.util.List;

/// The columns of Shopify's order export.
enum ShopifyOrderField implements Field {
  NAME("Name"),
  EMAIL("Email"),
  PHONE("Phone"),
  FINANCIAL_STATUS("Financial Status"),
  CURRENCY("Currency"),
  TOTAL("Total"),
  REFUNDED("Refunded Amount"),
  CREATED_AT("Created at"),
  CANCELLED_AT("Cancelled at"),
  MARKETING("Accepts Marketing"),
  COUNTRY("Shipping Country"),
  BILLING_COUNTRY("Billing Country"),
  PAYMENT_METHOD("Payment Method"),
  QUANTITY("Lineitem quantity"),
  TITLE("Lineitem name"),
  PRICE("Lineitem price"),
  SKU("Lineitem sku");

  private final FieldNames names;

  ShopifyOrderField(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
