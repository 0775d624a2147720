package io.shopkeeper.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a customer likes by meaning and how they review, as a person reads it.
final class VoiceText {
  private static final int FOREMOST = 3;
  private static final int MOST_WORDS = 60;

  private VoiceText() {}

  /// @param tastes of the HTTP interface
  /// @param reviews likewise
  static List<String> lines(Map<String, Object> tastes, Map<String, Object> reviews) {
    List<String> lines = new ArrayList<>();
    for (Map<String, Object> theme : list(tastes.get("themes"), FOREMOST)) {
      lines.add(
          "  likes        %s %s, in the shop %s"
              .formatted(
                  theme.get("name"),
                  ProfileText.share(theme.get("share")),
                  ProfileText.share(theme.get("shopShare"))));
      list(theme.get("signs"), FOREMOST).forEach(sign -> lines.add("    because    " + sign(sign)));
    }
    if (reviews.containsKey("reviews")) {
      lines.add(
          "  reviews      %s of %s products bought%s"
              .formatted(reviews.get("reviewed"), reviews.get("bought"), strictness(reviews)));
      for (Map<String, Object> aspect : list(reviews.get("aspects"), FOREMOST)) {
        lines.add(
            "    on %-9s praised %s, criticised %s%s"
                .formatted(
                    aspect.get("english"),
                    aspect.get("praised"),
                    aspect.get("criticised"),
                    aspect.containsKey("others")
                        ? "; in favour %s, others %s"
                            .formatted(
                                ProfileText.share(aspect.get("inFavour")),
                                ProfileText.share(aspect.get("others")))
                        : ""));
      }
    }
    return lines;
  }

  private static String strictness(Map<String, Object> reviews) {
    return reviews.get("strictness") instanceof Number lower
            && reviews.get("stars") instanceof Number stars
        ? String.format(
            Locale.ROOT,
            "; %.1f stars, %.1f %s than others give",
            stars.doubleValue(),
            Math.abs(lower.doubleValue()),
            lower.doubleValue() > 0 ? "fewer" : "more")
        : "";
  }

  private static String sign(Map<String, Object> sign) {
    String words = Objects.toString(sign.get("words"), "");
    String shown = words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + "…" : words;
    return "%s %s%s, %s time(s), last %s"
        .formatted(
            sign.get("type"),
            Objects.toString(sign.get("product"), ""),
            shown.isEmpty() ? "" : " “%s”".formatted(shown),
            sign.get("times"),
            sign.get("last"));
  }

  private static List<Map<String, Object>> list(@Nullable Object value, int most) {
    return value instanceof List<?> all
        ? all.stream().limit(most).map(ProfileText::members).toList()
        : List.of();
  }
}
