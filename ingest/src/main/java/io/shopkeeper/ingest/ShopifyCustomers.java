package io.shopkeeper.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads Shopify's customer export.
final class ShopifyCustomers implements PresetRows<ShopifyCustomerField> {
  static final Preset<ShopifyCustomerField> PRESET =
      new Preset<>(
          Format.SHOPIFY,
          RecordKind.CUSTOMERS,
          ShopifyCustomerField.class,
          Set.of(
              ShopifyCustomerField.EMAIL,
              ShopifyCustomerField.MARKETING,
              ShopifyCustomerField.SPENT),
          Set.of(ShopifyCustomerField.EMAIL),
          null,
          List.of(),
          ShopifyCustomers::new);

  private final PlatformCustomers customers;

  private ShopifyCustomers(Reading reading) {
    this.customers = new PlatformCustomers(ShopifyOrders.CHANNEL, reading);
  }

  @Override
  public void row(PresetRow<ShopifyCustomerField> row, Origin origin) {
    Texts<ShopifyCustomerField> texts = row.texts();
    String phone = texts.find(ShopifyCustomerField.PHONE);
    PersonKey person =
        PersonKey.of(
            texts.find(ShopifyCustomerField.EMAIL),
            phone == null ? texts.find(ShopifyCustomerField.ADDRESS_PHONE) : phone);
    Map<String, String> attributes = new LinkedHashMap<>();
    for (ShopifyCustomerField field :
        List.of(
            ShopifyCustomerField.CITY,
            ShopifyCustomerField.PROVINCE,
            ShopifyCustomerField.COUNTRY,
            ShopifyCustomerField.TAGS)) {
      String text = texts.find(field);
      if (text != null) {
        attributes.put(field.name().toLowerCase(Locale.ROOT), text);
      }
    }
    customers.land(
        person,
        texts.find(ShopifyCustomerField.ID),
        texts.find(ShopifyCustomerField.MARKETING),
        attributes,
        origin);
  }
}
