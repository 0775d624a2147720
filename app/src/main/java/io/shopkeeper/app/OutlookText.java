package io.shopkeeper.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is foreseen of a customer as a person reads it.
final class OutlookText {
  private static final int FOREMOST = 4;

  private OutlookText() {}

  /// @param outlook of the HTTP interface; empty if nothing is foreseen
  static List<String> lines(Map<String, Object> outlook) {
    List<String> lines = new ArrayList<>();
    if (outlook.isEmpty()) {
      return lines;
    }
    Map<String, Object> orders = ProfileText.members(outlook.get("orders"));
    lines.add(
        "  outlook      orders again within %s days: %s%s"
            .formatted(
                outlook.get("daysAhead"),
                ProfileText.share(outlook.get("ordersAgain")),
                orders.isEmpty()
                    ? ""
                    : "; %s orders, in nine of ten cases %s to %s"
                        .formatted(
                            number(orders.get("estimate")),
                            number(orders.get("low")),
                            number(orders.get("high")))));
    Map<String, Object> because = ProfileText.members(outlook.get("because"));
    if (!because.isEmpty()) {
      lines.add(
          "    of which   %s orders after the first in %s weeks: still a customer %s, then %s orders (a new one %s)%s"
              .formatted(
                  because.get("repeats"),
                  number(because.get("weeksKnown")),
                  ProfileText.share(because.get("stillCustomer")),
                  number(because.get("ordersIfStill")),
                  number(because.get("ordersOfNew")),
                  because.containsKey("amount")
                      ? ", of %s each (all %s)"
                          .formatted(
                              number(because.get("amount")), number(because.get("amountOfAll")))
                      : ""));
    }
    if (outlook.get("reasons") instanceof List<?> reasons) {
      reasons.stream()
          .limit(FOREMOST)
          .map(ProfileText::members)
          .forEach(reason -> lines.add("    because    " + reason(reason)));
    }
    Map<String, Object> model = ProfileText.members(outlook.get("model"));
    lines.add(
        "    by         %s, AUC %s on days it had not seen"
            .formatted(
                model.get("version"),
                number(ProfileText.members(model.get("auc")).get("estimate"))));
    return lines;
  }

  private static String reason(Map<String, Object> reason) {
    double factor =
        reason.get("logOdds") instanceof Number number ? Math.exp(number.doubleValue()) : 1;
    Object value = "".equals(reason.get("value")) ? "not known" : reason.get("value");
    return String.format(Locale.ROOT, "%s %s: odds × %.2f", reason.get("feature"), value, factor);
  }

  private static String number(@Nullable Object value) {
    return value instanceof Number number
        ? String.format(Locale.ROOT, "%.2f", number.doubleValue())
        : "not known";
  }
}
