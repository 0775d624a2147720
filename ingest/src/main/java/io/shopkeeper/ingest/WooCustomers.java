package io.shopkeeper.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    Map<String, String> attributes = new LinkedHashMap<>();
    for (WooCustomerField field :
        List.of(WooCustomerField.COUNTRY, WooCustomerField.CITY, WooCustomerField.PROVINCE)) {
      String text = texts.find(field);
      if (text != null) {
        attributes.put(field.name().toLowerCase(Locale.ROOT), text);
      }
    }
    customers.land(
        PersonKey.of(texts.find(WooCustomerField.EMAIL), texts.find(WooCustomerField.PHONE)),
        texts.find(WooCustomerField.ID),
        null,
        attributes,
        origin);
  }
}
