package io.shopkeeper.ingest.cleaning;

import org.jspecify.annotations.Nullable;

/// Names of colours in English and Chinese that mean the same. Shades that have a name of their own
/// are colours of their own: navy is not blue.
final class Colours {
  static final Vocabulary VOCABULARY =
      new Vocabulary(
          Rule.COLOUR,
          "names the same colour",
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
          "lavender 薰衣草紫");

  private Colours() {}

  static @Nullable String colour(String name) {
    return VOCABULARY.meaning(name);
  }
}
