package io.shopkeeper.rules;

import io.shopkeeper.domain.expression.Words;
import io.shopkeeper.rules.catalogue.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads effects as people write them: `boost 2`, `bury 0.5`, `pin 1`, `exclude`, `cap 2 per
/// brand`, `favour margin 0.3`, `diversify mmr 0.3`, `explore 0.05` or `explore 5%`; in Chinese 提升
/// 2、降低 0.5、置顶 1、排除、限量 2 每 品牌、偏好 毛利 0.3、打散 mmr 0.3、探索 5%.
public final class EffectText {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|“([^”]*)”|(\\S+)");

  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("提升", "boost"),
          Map.entry("加权", "boost"),
          Map.entry("降低", "bury"),
          Map.entry("降权", "bury"),
          Map.entry("置顶", "pin"),
          Map.entry("排除", "exclude"),
          Map.entry("限量", "cap"),
          Map.entry("每", "per"),
          Map.entry("偏好", "favour"),
          Map.entry("打散", "diversify"),
          Map.entry("探索", "explore"),
          Map.entry("favor", "favour"));

  private EffectText() {}

  /// @throws IllegalArgumentException naming what is wrong
  public static Effect parse(String text) {
    var words = new ArrayList<String>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      String normal = Words.normal(word != null ? word : matcher.group(3));
      words.add(CHINESE.getOrDefault(normal, normal));
    }
    String kind = words.isEmpty() ? "" : words.getFirst();
    return switch (kind) {
      case "boost" -> new Effect.Boost(number(words, 1, 2, "boost 2"));
      case "bury" -> new Effect.Bury(number(words, 1, 2, "bury 0.5"));
      case "pin" -> new Effect.Pin(whole(words, 2, "pin 1"));
      case "exclude" -> {
        require(words.size() == 1, text, "exclude");
        yield new Effect.Exclude();
      }
      case "cap" -> cap(words, text);
      case "favour" -> {
        require(words.size() == 3, text, "favour margin 0.3");
        yield new Effect.Favour(
            Attributes.canonical(words.get(1)), number(words, 2, 3, "favour margin 0.3"));
      }
      case "diversify" -> diversify(words, text);
      case "explore" -> new Effect.Explore(number(words, 1, 2, "explore 0.05"));
      default ->
          throw new IllegalArgumentException(
              "effect '%s' is none of boost, bury, pin, exclude, cap, favour, diversify, explore, as in 'boost 2'"
                  .formatted(text));
    };
  }

  private static Effect cap(List<String> words, String text) {
    String example = "cap 2 per brand";
    if (words.size() == 2) {
      return new Effect.Cap(whole(words, 2, example), "");
    }
    require(words.size() == 4 && words.get(2).equals("per"), text, example);
    String per = Attributes.canonical(words.get(3));
    if (per.equals(Attributes.TAGS)) {
      throw new IllegalArgumentException(
          "a product has several tags: cap each of them by a rule of its own, as in 'cap 2' where"
              + " tags = summer");
    }
    return new Effect.Cap(whole(words, 4, example), per);
  }

  private static Effect diversify(List<String> words, String text) {
    String example = "diversify mmr 0.3";
    require(words.size() == 3, text, example);
    for (Effect.Diversify.Method method : Effect.Diversify.Method.values()) {
      if (method.name().toLowerCase(Locale.ROOT).equals(words.get(1))) {
        return new Effect.Diversify(method, number(words, 2, 3, example));
      }
    }
    throw new IllegalArgumentException(
        "'%s' is no way to diversify: mmr or dpp, as in '%s'".formatted(words.get(1), example));
  }

  private static int whole(List<String> words, int size, String example) {
    double number = number(words, 1, size, example);
    if (number != Math.rint(number)) {
      throw new IllegalArgumentException(
          "'%s' is no whole number, as in '%s'".formatted(words.get(1), example));
    }
    return (int) number;
  }

  private static double number(List<String> words, int at, int size, String example) {
    require(words.size() == size, String.join(" ", words), example);
    double number = Words.number(words.get(at));
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException(
          "'%s' is no number, as in '%s'".formatted(words.get(at), example));
    }
    return number;
  }

  private static void require(boolean holds, String text, String example) {
    if (!holds) {
      throw new IllegalArgumentException(
          "effect '%s' is not understood, write it as in '%s'".formatted(text, example));
    }
  }
}
