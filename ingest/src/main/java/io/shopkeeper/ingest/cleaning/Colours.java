package io.shopkeeper.ingest.cleaning;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names of colours in English and Chinese that mean the same.
///
/// In a column where nine in ten values are such names, a name goes to the most frequent one of its
/// colour if that is three times as frequent. Shades that have a name of their own are colours of
/// their own: navy is not blue.
final class Colours {
  private static final int FORM_RATIO = 3;
  private static final double NEARLY_ALL = .9;

  /// Normal form of a name to its colour.
  private static final Map<String, String> COLOURS = new HashMap<>();

  static {
    String[] colours = {
      "black 黑 黑色",
      "white 白 白色",
      "red 红 红色 大红 大红色",
      "blue 蓝 蓝色",
      "green 绿 绿色",
      "yellow 黄 黄色",
      "orange 橙 橙色 橘色 橘黄色",
      "purple 紫 紫色",
      "pink 粉 粉色 粉红 粉红色",
      "brown 棕 棕色 褐色 咖啡色",
      "grey gray 灰 灰色",
      "beige 米色 米黄色",
      "gold golden 金 金色",
      "silver 银 银色",
      "navy navyblue 藏青 藏青色 海军蓝",
      "lightblue 浅蓝 浅蓝色",
      "darkblue 深蓝 深蓝色",
      "skyblue 天蓝 天蓝色",
      "lightgrey lightgray 浅灰 浅灰色",
      "darkgrey darkgray 深灰 深灰色",
      "lightgreen 浅绿 浅绿色",
      "darkgreen 深绿 深绿色 墨绿 墨绿色",
      "burgundy winered 酒红 酒红色",
      "khaki 卡其 卡其色",
      "turquoise 青绿色",
      "cyan 青色",
      "rosegold 玫瑰金 玫瑰金色",
      "champagne 香槟色 香槟金",
      "multicolour multicolor multicoloured multicolored 彩色 多色",
      "transparent clear 透明 透明色",
      "ivory 象牙白 象牙色",
      "violet 紫罗兰 紫罗兰色",
      "camel 驼色",
      "olive 橄榄绿 橄榄色",
      "lavender 薰衣草紫"
    };
    for (String names : colours) {
      String[] all = names.split(" ");
      for (String name : all) {
        COLOURS.put(name, all[0]);
      }
    }
  }

  private Colours() {}

  static @Nullable String colour(String name) {
    return COLOURS.get(NormalForm.of(name));
  }

  /// Value to what it is called in this column.
  static Map<String, Spelling.Merge> merges(ValueCounts values) {
    Map<String, Spelling.Merge> merges = new HashMap<>();
    Map<String, String> best = new HashMap<>();
    long known = 0;
    for (Map.Entry<String, int[]> value : values.all().entrySet()) {
      String colour = colour(value.getKey());
      if (colour != null) {
        known += value.getValue()[0];
        best.merge(
            colour,
            value.getKey(),
            (one, other) ->
                values.count(one) > values.count(other)
                        || values.count(one) == values.count(other) && one.compareTo(other) < 0
                    ? one
                    : other);
      }
    }
    if (!values.isFewValued() || known < NEARLY_ALL * values.total()) {
      return merges;
    }
    for (String value : values.all().keySet()) {
      String colour = colour(value);
      String usual = colour == null ? null : best.get(colour);
      if (usual != null
          && values.count(usual) >= FORM_RATIO * values.count(value)
          && !NormalForm.of(value).equals(NormalForm.of(usual))) {
        merges.put(
            value,
            new Spelling.Merge(
                usual,
                Rule.COLOUR,
                "names the same colour; %d against %d records"
                    .formatted(values.count(value), values.count(usual))));
      }
    }
    return merges;
  }
}
