package io.shopkeeper.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a webhook tells, as the rows that the platform's export has of the same, so that both are
/// understood by the same rules.
///
/// @param name of the order or product, for messages
/// @param changedAt when the order or product was last changed; null where it is not told
record HookRows<F extends Enum<F> & Field>(
    Preset<F> preset, String name, @Nullable String changedAt, List<PresetRow<F>> rows) {

  /// One row in the making.
  record Row<F extends Enum<F> & Field>(PresetRow<F> cells) {

    static <F extends Enum<F> & Field> Row<F> of(Preset<F> preset) {
      return new Row<>(new PresetRow<>(new Texts<>("row", preset.fields())));
    }

    Row<F> with(F field, @Nullable String text) {
      if (text != null) {
        cells.set(field, text);
      }
      return this;
    }

    Row<F> other(String column, @Nullable String text) {
      if (text != null) {
        cells.attribute(column, text);
      }
      return this;
    }
  }
}
