package io.shopkeeper.experiment.shop;

import java.math.BigDecimal;

/// How much worse an arm may be than the control before it is stopped. Written `conversion=0.05`.
///
/// @param limit relative harm that is borne, above 0 and below 1
public record Guardrail(Metric metric, double limit) {
  public Guardrail {
    if (!(limit > 0 && limit < 1)) {
      throw new IllegalArgumentException(
          "a guardrail's limit is a relative harm above 0 and below 1: " + limit);
    }
  }

  /// @throws IllegalArgumentException if the text is none
  public static Guardrail of(String text) {
    int equals = text.indexOf('=');
    try {
      if (equals > 0) {
        return new Guardrail(
            Metric.of(text.substring(0, equals).strip()),
            Double.parseDouble(text.substring(equals + 1).strip()));
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "a guardrail is a metric and a relative harm, as in conversion=0.05: '%s'".formatted(text));
  }

  public String text() {
    return metric.wireName() + "=" + BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
  }
}
