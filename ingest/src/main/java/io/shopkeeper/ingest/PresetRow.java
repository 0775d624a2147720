package io.shopkeeper.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/// A row of a platform's export as it came, from a table or an object: texts under the preset's
/// fields, and under their own names what no field claims. Used again for the next row.
final class PresetRow<F extends Enum<F> & Field> implements Draft<F, PresetRow<F>> {
  private final Texts<F> texts;
  private final Map<String, String> others = new LinkedHashMap<>();

  PresetRow(Texts<F> texts) {
    this.texts = texts;
  }

  Texts<F> texts() {
    return texts;
  }

  Map<String, String> others() {
    return others;
  }

  @Override
  public void clear() {
    texts.clear();
    others.clear();
  }

  @Override
  public void set(F field, String text) {
    texts.set(field, text);
  }

  @Override
  public void attribute(String name, String text) {
    others.put(name, text);
  }

  @Override
  public PresetRow<F> build() {
    return this;
  }
}
