package io.shopkeeper.ingest.fusion;

import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Products of two platforms in variants that differ in size, colour or number; a third Chinese.
///
/// @param keys whether there are GTINs and SKUs
record SoiledProducts(int size, double shared, double errors, boolean keys) {
  private static final List<String> NOUNS =
      words(
          """
          Headphones, Shampoo, Coffee Beans, Desk Lamp, Water Bottle, Backpack, Running Shoes,
          Keyboard, Face Cream, Green Tea, T-Shirt, Power Bank, USB Cable, Notebook, Frying Pan,
          Yoga Mat, Wrist Watch, Sunglasses, Dog Food, Toothbrush
          """);
  private static final List<String> ADJECTIVES =
      words(
          """
          Wireless, Organic, Classic, Portable, Premium, Ultra Light, Waterproof, Ergonomic,
          Natural, Vintage, Smart, Soft, Heavy Duty, Compact, Deep, Fresh, Silent, Fast, Slim,
          Daily
          """);
  private static final List<String> NOUNS_ZH =
      words(
          """
          洗发水, 保温杯, 双肩包, 蓝牙耳机, 电热水壶, 面霜, 绿茶, 跑步鞋, 充电宝, 数据线, 笔记本, 平底锅, 瑜伽垫, 手表, 太阳镜, 狗粮, 牙刷, 台灯,
          键盘, 纸巾
          """);
  private static final List<String> ADJECTIVES_ZH =
      words(
          """
          便携, 天然, 经典, 加厚, 智能, 静音, 防水, 轻薄, 进口, 家用, 学生, 高端, 保湿, 清香, 快充, 无线, 护眼, 柔软, 不锈钢, 多功能
          """);
  private static final List<String> COLOURS =
      words(
          """
          Black, White, Red, Blue, Green, Pink, Grey
          """);
  private static final List<String> COLOURS_ZH =
      words(
          """
          黑色, 白色, 红色, 蓝色, 绿色, 粉色, 灰色
          """);

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().replaceAll("\\s+", " ").split(", "))
        .map(word -> word.equals("-") ? "" : word)
        .toList();
  }

  TwoPlatforms make(Seed seed) {
    var soil = new Soil(seed.generator("products"), errors);
    int needed = (int) (size * (2 - shared)) + 1;
    List<Map<FusionField, String>> all = new ArrayList<>();
    while (all.size() < needed) {
      family(all, soil);
    }
    Collections.shuffle(all, soil.random());
    List<FusionRecord> a = new ArrayList<>();
    List<FusionRecord> b = new ArrayList<>();
    Set<String> truth = new HashSet<>();
    for (int i = 0; i < needed; i++) {
      String left = "a" + a.size();
      String right = "b" + b.size();
      boolean inA = i < size;
      boolean inB = i < size * shared || i >= size;
      if (inA) {
        a.add(new FusionRecord(left, soiled(all.get(i), soil, false)));
      }
      if (inB) {
        b.add(new FusionRecord(right, soiled(all.get(i), soil, true)));
      }
      if (inA && inB) {
        truth.add(TwoPlatforms.pair(left, right));
      }
    }
    return new TwoPlatforms(a, b, truth);
  }

  private static void family(List<Map<FusionField, String>> all, Soil soil) {
    boolean chinese = soil.happens(.33);
    String brand = brand(soil);
    String noun = soil.any(chinese ? NOUNS_ZH : NOUNS);
    String line =
        chinese
            ? soil.any(ADJECTIVES_ZH) + soil.any(ADJECTIVES_ZH)
            : soil.any(ADJECTIVES) + " " + soil.any(ADJECTIVES);
    String model =
        soil.happens(.4) ? (char) ('A' + soil.random().nextInt(26)) + soil.digits(3) : "";
    boolean coloured = soil.happens(.5);
    double price = 5 + Math.pow(soil.random().nextDouble(), 2) * 300;
    int variants = 1 + soil.random().nextInt(5);
    int offset = soil.random().nextInt(7);
    for (int v = 0; v < variants; v++) {
      var values = new EnumMap<FusionField, String>(FusionField.class);
      String trait =
          coloured
              ? (chinese ? COLOURS_ZH : COLOURS).get((offset + v) % 7)
              : (100 * (1 + (v + offset) % 9)) + (chinese ? "克" : "g");
      values.put(
          FusionField.TITLE,
          chinese
              ? brand + line + noun + " " + model + " " + trait
              : brand + " " + line + " " + noun + " " + model + " " + trait);
      values.put(FusionField.BRAND, brand);
      values.put(FusionField.CATEGORY, noun);
      values.put(
          FusionField.PRICE,
          String.format(Locale.ROOT, "%.2f", coloured ? price : price * (1 + .4 * v)));
      values.put(FusionField.GTIN, gtin("69" + soil.digits(10)));
      values.put(
          FusionField.SKU, brand.substring(0, 2).toUpperCase(Locale.ROOT) + "-" + soil.digits(5));
      all.add(values);
    }
  }

  private static String brand(Soil soil) {
    int number = (int) (Math.pow(soil.random().nextDouble(), 2) * 400);
    return List.of("Nor", "Bel", "Tan", "Vi", "Lum", "Zen", "Ka", "Or", "Su", "Mel")
            .get(number % 10)
        + List.of("dia", "tek", "wel", "ora", "nix", "co", "lan", "sa").get(number / 10 % 8)
        + List.of("", "x", "ro", "li", "ne").get(number / 80 % 5);
  }

  private static String gtin(String twelve) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return twelve + (10 - sum % 10) % 10;
  }

  private Map<FusionField, String> soiled(
      Map<FusionField, String> clean, Soil soil, boolean other) {
    Map<FusionField, String> values = new EnumMap<>(FusionField.class);
    clean.forEach((field, text) -> {
      if (!soil.happens(field == FusionField.TITLE ? 0 : .1)) {
        values.put(field, field == FusionField.PRICE ? text : soil.typed(text));
      }
    });
    if (!keys || soil.happens(.3)) {
      values.remove(FusionField.GTIN);
    }
    if (!keys || soil.happens(.5)) {
      values.remove(FusionField.SKU);
    }
    if (other) {
      values.computeIfPresent(
          FusionField.PRICE,
          (_, price) ->
              soil.happens(.6)
                  ? price
                  : String.format(
                      Locale.ROOT,
                      "%.2f",
                      Double.parseDouble(price) * (.9 + .2 * soil.random().nextDouble())));
      values.computeIfPresent(
          FusionField.PRICE,
          (_, price) ->
              soil.happens(.02)
                  ? String.valueOf(Math.round(Double.parseDouble(price) * 100))
                  : price);
      values.computeIfPresent(
          FusionField.TITLE,
          (_, title) -> soil.happens(.3) ? title.replaceAll("(\\d)00g$", "0.$1kg") : title);
      values.computeIfPresent(
          FusionField.TITLE, (_, title) -> soil.happens(.2) ? "NEW! " + title : title);
      values.computeIfPresent(
          FusionField.TITLE,
          (_, title) ->
              soil.happens(.1) && title.contains(" ")
                  ? title.substring(title.indexOf(' ') + 1)
                  : title);
      if (soil.happens(.5)) {
        values.put(FusionField.ATTRIBUTES, "stock: " + soil.digits(2));
      }
    }
    if (soil.happens(.01)) {
      values.put(FusionField.GTIN, "0000000000000");
    }
    if (soil.happens(.01)) {
      String brand = values.remove(FusionField.BRAND);
      String title = values.remove(FusionField.TITLE);
      if (brand != null) {
        values.put(FusionField.TITLE, brand);
      }
      if (title != null) {
        values.put(FusionField.BRAND, title);
      }
    }
    return values;
  }
}
