package io.shopkeeper.ingest.fusion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is fused.
public enum FusionKind {
  CUSTOMERS(
      FusionField.NAME,
      FusionField.EMAIL,
      FusionField.EMAIL_SHA256,
      FusionField.PHONE,
      FusionField.PHONE_SHA256,
      FusionField.ADDRESS,
      FusionField.CITY,
      FusionField.POSTCODE),
  PRODUCTS(
      FusionField.GTIN,
      FusionField.SKU,
      FusionField.TITLE,
      FusionField.BRAND,
      FusionField.CATEGORY,
      FusionField.ATTRIBUTES,
      FusionField.PRICE);

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type does not say so.
  private final List<FusionField> fields;

  FusionKind(FusionField... fields) {
    this.fields = List.of(fields);
  }

  /// The fields that are looked at; others are passed over.
  public List<FusionField> fields() {
    return fields;
  }

  /// The kind of a name in commands.
  public static Optional<FusionKind> of(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }

  /// The name in commands.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
