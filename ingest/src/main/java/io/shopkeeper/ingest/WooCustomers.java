package io.shopkeeper.ingest;

import java.util.List;
import java.util.Set;

/// Reads customers exported from WooCommerce.
final class WooCustomers implements PresetRows<WooCustomerField> {
  static final Preset<WooCustomerField> PRESET =
      new Preset<>(
          Format.WOOCOMMERCE,
          RecordKind.CUSTOMERS,
          WooCustomerField.class,
          Set.of(WooCustomerField.USERNAME, WooCustomerField.EMAIL, WooCustomerField.SPENT),
          Set.of(WooCustomerField.EMAIL),
          null,
          List.of(),
          WooCustomers::new);

  private final PlatformCustomers customers;

  private WooCustomers(Reading reading) {
    this.customers = new PlatformCustomers(WooOrders.CHANNEL, reading);
  }

  @Override
  public void row(PresetRow<WooCustomerField> row, Origin origin) {
    Texts<WooCustomerField> texts = row.texts();
    customers.begin(
        PersonKey.of(texts.find(WooCustomerField.EMAIL), texts.find(WooCustomerField.PHONE)),
        texts.find(WooCustomerField.ID));
    customers.attribute("country", texts.find(WooCustomerField.COUNTRY));
    customers.attribute("city", texts.find(WooCustomerField.CITY));
    customers.attribute("province", texts.find(WooCustomerField.PROVINCE));
    customers.land(origin);
  }
}
