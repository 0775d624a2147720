package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.JsonTree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A customer's profile as a person reads it.
final class ProfileText {
  private static final int FOREMOST = 5;

  private ProfileText() {}

  /// Prints an answer of the HTTP interface.
  static void print(String answer, Terminal terminal) {
    Map<String, Object> profile = JsonTree.object(answer);
    Map<String, Object> figures = members(profile.get("figures"));
    String merged =
        Objects.equals(profile.get("customer"), profile.get("countedAs"))
            ? ""
            : ", counted as " + profile.get("countedAs");
    boolean refused = "refused".equals(profile.get("personalisation"));
    terminal.answer(
        "%s: %s%s"
            .formatted(
                profile.get("customer"),
                refused ? "personalisation: refused" : profile.get("stage"),
                merged));
    Map<String, Object> given = members(profile.get("given"));
    terminal.answer(
        "  given        age %s, gender %s, income %s"
            .formatted(
                known(given.get("age")), known(given.get("gender")), known(given.get("income"))));
    terminal.answer(
        "  orders       %s of %s units, %s %s in all, %s each"
            .formatted(
                figures.get("orders"),
                figures.get("units"),
                amount(figures.get("money"), profile),
                profile.get("currency"),
                amount(figures.get("meanOrder"), profile)));
    terminal.answer(
        "  days         %s since the last order%s; last seen %s ago"
            .formatted(
                days(figures.get("daysSinceOrder")),
                refused
                    ? ""
                    : ", %s usually between orders"
                        .formatted(days(figures.get("daysBetweenOrders"))),
                days(figures.get("daysSinceLast"))));
    if (refused) {
      return;
    }
    terminal.answer(
        "  prices       level %s, sensitivity %s, at a discount %s, returned %s"
            .formatted(
                share(figures.get("spendingLevel")),
                number(figures.get("priceSensitivity")),
                share(figures.get("discountAffinity")),
                share(figures.get("returnShare"))));
    terminal.answer("  categories   " + foremost(profile.get("categories")));
    terminal.answer("  brands       " + foremost(profile.get("brands")));
    OutlookText.lines(members(profile.get("outlook"))).forEach(terminal::answer);
  }

  /// With the digits of the currency, which numbers in JSON lose.
  private static String amount(@Nullable Object value, Map<String, Object> profile) {
    if (value == null) {
      return known(null);
    }
    var currency = Currency.getInstance(String.valueOf(profile.get("currency")));
    return new BigDecimal(String.valueOf(value))
        .setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  private static String known(@Nullable Object value) {
    return value == null ? "not known" : value.toString();
  }

  private static String days(@Nullable Object value) {
    return value instanceof Number number
        ? String.format(Locale.ROOT, "%.0f", number.doubleValue())
        : "not known";
  }

  private static String number(@Nullable Object value) {
    return value instanceof Number number
        ? String.format(Locale.ROOT, "%.2f", number.doubleValue())
        : "not known";
  }

  static String share(@Nullable Object value) {
    return value instanceof Number number
        ? String.format(Locale.ROOT, "%.0f %%", 100 * number.doubleValue())
        : "not known";
  }

  private static String foremost(@Nullable Object preferences) {
    if (!(preferences instanceof List<?> list) || list.isEmpty()) {
      return "not known";
    }
    return String.join(
        ", ",
        list.stream()
            .limit(FOREMOST)
            .map(ProfileText::members)
            .map(one -> one.get("name") + " " + share(one.get("share")))
            .toList());
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> members(@Nullable Object value) {
    return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
  }
}
