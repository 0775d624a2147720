package io.shopkeeper.bench.planting;

import io.shopkeeper.bench.planting.Measured.Unit;
import io.shopkeeper.ingest.source.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Products of the three public sets. What a set does not tell (a shirt's brand, a biscuit's
/// origin) is made up, so that there is something to be wrong about.
final class Sources {
  private static final Pattern ATTRIBUTE = Pattern.compile("([^#*\"]+)#([^#*\"]+)");
  private static final Pattern WEIGHT = Pattern.compile("([0-9]{2,5}) g\\b");
  private static final Pattern MADE_IN = Pattern.compile("Made in ([A-Z][A-Za-z ]+)\\.");
  private static final Pattern ITEM = Pattern.compile("<li>(.*?)</li>");
  private static final Pattern FABRIC = Pattern.compile("<b>Fabric: </b>(.*?)<br>");
  private static final Pattern CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^,]*)");

  private final WordLists words;
  private final int parity;
  private final SplittableRandom random;

  /// @param parity 0 for products of even lines, 1 for those of odd ones
  Sources(WordLists words, int parity, SplittableRandom random) {
    this.words = words;
    this.parity = parity;
    this.random = random;
  }

  /// Lines of `{"content": "类型#裤*版型#宽松…", "summary": …}`.
  List<Goods> advertise(Path file, int most) throws IOException {
    var all = new ArrayList<Goods>();
    for (String line : lines(file, most)) {
      String content = line.substring(0, Math.max(0, line.indexOf("\"summary\"")));
      SequencedMap<String, List<String>> attributes = new LinkedHashMap<>();
      Matcher found = ATTRIBUTE.matcher(content.replaceFirst(".*\"content\": \"", ""));
      while (found.find()) {
        attributes.computeIfAbsent(found.group(1), _ -> new ArrayList<>()).add(found.group(2));
      }
      if (!attributes.isEmpty()) {
        all.add(shirt("zh" + all.size(), attributes, told(line)));
      }
    }
    return all;
  }

  private static List<String> told(String line) {
    String summary = line.replaceFirst(".*\"summary\": \"", "").replaceFirst("\"}\\s*$", "");
    return List.of(summary.split("(?<=[。！？])"));
  }

  private Goods shirt(String id, SequencedMap<String, List<String>> attributes, List<String> told) {
    SequencedMap<String, List<String>> facts = new LinkedHashMap<>();
    List<String> materials =
        attributes.computeIfAbsent(
            "材质", _ -> new ArrayList<>(List.of(words.draw("zh", "material", random))));
    String kind =
        first(attributes, "衣样式", "裙长", "裤长", "裤型", "裙型")
            + (attributes.containsKey("类型") && attributes.size() < 4 ? "" : "");
    String title =
        first(attributes, "风格", "版型") + (kind.isEmpty() ? first(attributes, "类型") : kind);
    facts.put("brand", List.of(words.draw("zh", "brand", random)));
    facts.put("origin", List.of(words.draw("zh", "origin", random)));
    facts.put("material", materials);
    if (attributes.containsKey("颜色")) {
      facts.put("colour", attributes.get("颜色"));
    }
    if (random.nextInt(3) > 0) {
      facts.put("function", List.of(words.draw("zh", "function", random)));
      attributes.put("功能", facts.get("function"));
    }
    SequencedMap<String, Measured> measures = new LinkedHashMap<>();
    measures.put("price", Measured.of(29 + 10 * random.nextInt(90), Unit.MONEY));
    measures.put("length", Measured.of(45 + random.nextInt(80), Unit.CENTIMETRE));
    measures.put("weight", Measured.of(150 + 10 * random.nextInt(90), Unit.GRAM));
    measures.put("count", Measured.of(2 + random.nextInt(5), Unit.PIECE));
    measures.put("months", Measured.of(3 * (1 + random.nextInt(8)), Unit.MONTH));
    measures.put("temperature", Measured.of(30 + 10 * random.nextInt(3), Unit.CELSIUS));
    attributes.put("产地", facts.get("origin"));
    attributes.put("后中长", List.of(measures.get("length").fact(true)));
    attributes.put("重量", List.of(measures.get("weight").fact(true)));
    attributes.put("口袋数", List.of(measures.get("count").fact(true)));
    attributes.put("质保", List.of(measures.get("months").fact(true)));
    attributes.put("洗涤水温", List.of(measures.get("temperature").fact(true)));
    return new Goods(id, "advertise", "zh", title, facts, measures, attributes, told);
  }

  /// A table of `id,description`, the description in HTML.
  List<Goods> outdoor(Path file, int most) throws IOException {
    var all = new ArrayList<Goods>();
    for (String line : lines(file, most)) {
      String html = line.replace("\"\"", "\"");
      Matcher origin = MADE_IN.matcher(html);
      Matcher fabric = FABRIC.matcher(html);
      int dash = html.indexOf(" - ");
      int comma = html.indexOf(",");
      if (dash < comma || !origin.find() || !fabric.find()) {
        continue;
      }
      String title = html.substring(comma + 1, dash).replace("\"", "").strip();
      int details = html.indexOf("<br>");
      SequencedMap<String, List<String>> attributes = new LinkedHashMap<>();
      var items = new ArrayList<String>();
      Matcher item = ITEM.matcher(html);
      while (item.find()) {
        items.add(item.group(1).replaceAll("^\"|\"$", "").replace("\"\"", "\""));
      }
      attributes.put("details", items);
      String cloth = fabric.group(1).replaceAll("^\"|\"$", "");
      attributes.put("fabric", List.of(cloth));
      SequencedMap<String, List<String>> facts = new LinkedHashMap<>();
      facts.put("origin", List.of(origin.group(1)));
      attributes.put("origin", facts.get("origin"));
      facts.put("brand", List.of(words.draw("en", "brand", random)));
      List<String> materials =
          words.list("en", "material").stream()
              .filter(word -> cloth.toLowerCase(java.util.Locale.ROOT).contains(word))
              .toList();
      if (!materials.isEmpty()) {
        facts.put("material", materials);
      }
      SequencedMap<String, Measured> measures = new LinkedHashMap<>();
      Matcher weight = WEIGHT.matcher(html);
      if (weight.find()) {
        measures.put("weight", Measured.of(Integer.parseInt(weight.group(1)), Unit.GRAM));
        attributes.put("weight", List.of(measures.get("weight").fact(false)));
      }
      measures.put("price", Measured.of(19 + random.nextInt(300), Unit.MONEY));
      if (random.nextInt(2) == 0) {
        facts.put("colour", List.of(words.draw("en", "colour", random)));
        attributes.put("colour", facts.get("colour"));
      }
      List<String> told =
          List.of(
              html.substring(dash + 3, details < dash ? dash + 3 : details)
                  .split("(?<=[.!?]) (?=[A-Z])"));
      all.add(
          new Goods("out" + all.size(), "outdoor", "en", title, facts, measures, attributes, told));
    }
    return all;
  }

  /// A table of `index,product,category,sub_category,brand,sale_price,market_price,type,rating`.
  List<Goods> grocery(Path file, int most) throws IOException {
    var all = new ArrayList<Goods>();
    for (String line : lines(file, most)) {
      List<String> cells = cells(line);
      if (cells.size() != 9 || cells.get(4).isBlank() || !cells.get(5).matches("[0-9.]+")) {
        continue;
      }
      SequencedMap<String, List<String>> attributes = new LinkedHashMap<>();
      SequencedMap<String, List<String>> facts = new LinkedHashMap<>();
      facts.put("brand", List.of(cells.get(4).strip()));
      facts.put("origin", List.of(words.draw("en", "origin", random)));
      facts.put("packaging", List.of(words.draw("en", "packaging", random)));
      if (random.nextInt(3) > 0) {
        facts.put("foodfunction", List.of(words.draw("en", "foodfunction", random)));
        attributes.put("dietary", facts.get("foodfunction"));
      }
      SequencedMap<String, Measured> measures = new LinkedHashMap<>();
      measures.put("price", Measured.of(Double.parseDouble(cells.get(5)), Unit.MONEY));
      measures.put("netweight", Measured.of(50 + 25 * random.nextInt(38), Unit.GRAM));
      measures.put("months", Measured.of(3 * (1 + random.nextInt(8)), Unit.MONTH));
      measures.put("count", Measured.of(2 + random.nextInt(11), Unit.PIECE));
      attributes.put("category", List.of(cells.get(2)));
      attributes.put("type", List.of(cells.get(7)));
      attributes.put("country of origin", facts.get("origin"));
      attributes.put("packaging material", facts.get("packaging"));
      attributes.put("net weight", List.of(measures.get("netweight").fact(false)));
      attributes.put("shelf life", List.of(measures.get("months").fact(false)));
      attributes.put("pieces per box", List.of(measures.get("count").fact(false)));
      all.add(
          new Goods(
              "gro" + all.size(),
              "grocery",
              "en",
              cells.get(1),
              facts,
              measures,
              attributes,
              List.of()));
    }
    return all;
  }

  private static String first(SequencedMap<String, List<String>> attributes, String... names) {
    for (String name : names) {
      if (attributes.containsKey(name)) {
        return attributes.get(name).getFirst();
      }
    }
    return "";
  }

  private List<String> lines(Path file, int most) throws IOException {
    var lines = new ArrayList<String>();
    SourceFile source = SourceFile.of(file, SourceFile.Kind.TABLE);
    try (var reader =
        new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = reader.readLine();
          line != null && lines.size() < most;
          line = reader.readLine()) {
        if (number++ % 2 == parity) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    Matcher cell = CELL.matcher(line);
    int at = 0;
    while (at <= line.length() && cell.find(at)) {
      String quoted = cell.group(1);
      cells.add(quoted == null ? cell.group(2) : quoted.replace("\"\"", "\""));
      at = cell.end() + 1;
    }
    return cells;
  }
}
