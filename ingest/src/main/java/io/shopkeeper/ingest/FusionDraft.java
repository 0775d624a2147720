package io.shopkeeper.ingest;

import io.shopkeeper.ingest.fusion.FusionField;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.fusion.FusionRecord;
import java.util.EnumMap;
import java.util.Map;

/// A record to be fused in the making. Names and addresses in several columns are joined; of
/// products, columns that no field claims become attributes.
final class FusionDraft implements Draft<FusionColumn, FusionRecord> {
  private final FusionKind kind;
  private final Texts<FusionColumn> texts;
  private final StringBuilder attributes = new StringBuilder();

  FusionDraft(FusionKind kind) {
    this.kind = kind;
    texts = new Texts<>(kind == FusionKind.CUSTOMERS ? "customer" : "product", FusionColumn.class);
  }

  @Override
  public void clear() {
    texts.clear();
    attributes.setLength(0);
  }

  @Override
  public void set(FusionColumn column, String text) {
    texts.set(column, text.replace(LIST_SEPARATOR, ' '));
  }

  @Override
  public void attribute(String name, String text) {
    if (kind == FusionKind.PRODUCTS) {
      attributes.append(attributes.isEmpty() ? "" : "; ").append(name).append(": ").append(text);
    }
  }

  @Override
  public FusionRecord build() {
    Map<FusionField, String> values = new EnumMap<>(FusionField.class);
    for (FusionColumn column : FusionColumn.of(kind)) {
      String text = texts.find(column);
      FusionField field = column.field();
      if (text != null && field != null) {
        values.merge(field, text, (one, other) -> one + ' ' + other);
      }
    }
    if (!attributes.isEmpty()) {
      values.merge(
          FusionField.ATTRIBUTES, attributes.toString(), (one, other) -> one + "; " + other);
    }
    return new FusionRecord(texts.require(FusionColumn.idOf(kind)), values);
  }
}
