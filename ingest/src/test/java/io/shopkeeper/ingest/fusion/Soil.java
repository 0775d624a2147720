package io.shopkeeper.ingest.fusion;

import java.util.List;
import java.util.random.RandomGenerator;

/// What typing and exporting do to values.
record Soil(RandomGenerator random, double errors) {

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /// Like any, but the first far more often than the last.
  <T> T skewed(List<T> some) {
    double uniform = random.nextDouble();
    return some.get((int) (uniform * uniform * some.size()));
  }

  String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  /// One character wrong, missing, doubled or swapped, now and then.
  String typed(String text) {
    if (text.length() < 2 || !happens(errors)) {
      return text;
    }
    int at = random.nextInt(text.length() - 1);
    char c = text.charAt(at);
    String wrong =
        Character.isDigit(c)
            ? digits(1)
            : c < 128
                ? String.valueOf((char) ('a' + random.nextInt(26)))
                : text.substring(at + 1, at + 2);
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + wrong + text.substring(at + 1);
      case 1 -> text.substring(0, at) + text.substring(at + 1);
      case 2 -> text.substring(0, at) + c + text.substring(at);
      default -> text.substring(0, at) + text.charAt(at + 1) + c + text.substring(at + 2);
    };
  }
}
