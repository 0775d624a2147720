package io.shopkeeper.profile.predict;

import java.util.Arrays;
import java.util.List;

/// What is known of every row by one name.
public sealed interface FeatureColumn {

  String name();

  /// How many rows there are.
  int rows();

  /// Some rows, in the order given.
  FeatureColumn rows(int[] chosen);

  /// Whether a row lacks the value.
  boolean missing(int row);

  /// A value for people; empty if missing.
  String text(int row);

  /// Numbers; `NaN` if missing.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Numeric(String name, float[] values) implements FeatureColumn {

    public Numeric {
      for (float value : values) {
        if (Float.isInfinite(value)) {
          throw new IllegalArgumentException(
              "column '%s' holds an infinite number".formatted(name));
        }
      }
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public Numeric rows(int[] chosen) {
      float[] copy = new float[chosen.length];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = values[chosen[i]];
      }
      return new Numeric(name, copy);
    }

    @Override
    public boolean missing(int row) {
      return Float.isNaN(values[row]);
    }

    @Override
    public String text(int row) {
      float value = values[row];
      if (Float.isNaN(value)) {
        return "";
      }
      return value == Math.rint(value) && Math.abs(value) < 1e9
          ? Long.toString((long) value)
          : Float.toString(value);
    }
  }

  /// One of named levels.
  ///
  /// @param codes of the levels; −1 if missing
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Categorical(String name, int[] codes, List<String> levels) implements FeatureColumn {
    public static final int MISSING = -1;

    public Categorical {
      levels = List.copyOf(levels);
      for (int code : codes) {
        if (code < MISSING || code >= levels.size()) {
          throw new IllegalArgumentException(
              "column '%s' has level %d of %d".formatted(name, code, levels.size()));
        }
      }
    }

    @Override
    public int rows() {
      return codes.length;
    }

    @Override
    public Categorical rows(int[] chosen) {
      return new Categorical(name, Arrays.stream(chosen).map(row -> codes[row]).toArray(), levels);
    }

    @Override
    public boolean missing(int row) {
      return codes[row] == MISSING;
    }

    @Override
    public String text(int row) {
      return codes[row] == MISSING ? "" : levels.get(codes[row]);
    }
  }
}
