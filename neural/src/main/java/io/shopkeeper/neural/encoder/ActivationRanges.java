package io.shopkeeper.neural.encoder;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Between which numbers the values lie that go into the linear maps of an encoder: the middle of
/// what the published graph finds text by text. What lies beyond is cut off.
///
/// In these encoders a few dimensions are far greater than all others, with every text alike; so a
/// range measured once quantises as finely as one of each text's own (see `docs/decisions`).
///
/// @param byValue by the name a value has in the published graph
record ActivationRanges(Map<String, Range> byValue) {
  private static final int STEPS = 255;

  ActivationRanges {
    byValue = Map.copyOf(byValue);
  }

  /// @param least at most 0
  /// @param greatest more than 0
  record Range(float least, float greatest) {

    /// How far apart two neighbouring whole numbers are.
    float scale() {
      return (greatest - least) / STEPS;
    }

    /// The whole number that stands for 0.
    int zeroPoint() {
      return Math.round(-least / scale());
    }
  }

  Range of(String value) {
    Range range = byValue.get(value);
    if (range == null) {
      throw new IllegalArgumentException("no range of activations was measured for " + value);
    }
    return range;
  }

  /// Reads lines of name, least and greatest, parted by tabs.
  static ActivationRanges read(byte[] file) {
    var ranges = new HashMap<String, Range>();
    for (String line : new String(file, StandardCharsets.UTF_8).split("\n")) {
      String[] cells = line.split("\t");
      ranges.put(cells[0], new Range(Float.parseFloat(cells[1]), Float.parseFloat(cells[2])));
    }
    return new ActivationRanges(ranges);
  }
}
