package io.shopkeeper.bench.planting;

import io.shopkeeper.bench.planting.Draft.Finished;
import io.shopkeeper.bench.planting.Draft.Sentence;
import io.shopkeeper.serve.http.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.core.JsonGenerator;

/// Writes `facts.jsonl` and `texts.jsonl`: true texts and texts with errors, each error labelled by
/// its place, counted in code points, and its kind.
public final class PlantedTexts {
  private static final String[] KINDS =
      "number material function brand origin price forbidden".split(" ");

  /// Which products are taken; the two share none.
  public enum Half {
    /// To write a checker by.
    DEVELOPMENT(0, 7),
    /// To judge it by.
    FINAL(1, 20_261_129);

    private final int parity;
    private final long seed;

    Half(int parity, long seed) {
      this.parity = parity;
      this.seed = seed;
    }
  }

  private final WordLists words = new WordLists();
  private final Half half;
  private final SplittableRandom random;
  private final Map<String, List<Integer>> readTrue = new HashMap<>();

  public PlantedTexts(Half half) {
    this.half = half;
    random = new SplittableRandom(half.seed);
  }

  /// @param data the folder with `copy/advertise-zh`, `catalogue/outdoor-en` and
  ///   `catalogue/grocery-en`
  public void write(Path data, Path out) throws IOException {
    readTrue();
    var sources = new Sources(words, half.parity, random);
    List<List<Goods>> sets =
        List.of(
            sources.advertise(data.resolve("copy/advertise-zh/train.jsonl.gz"), 1_100),
            sources.outdoor(data.resolve("catalogue/outdoor-en/products.csv"), 300),
            sources.grocery(data.resolve("catalogue/grocery-en/products.csv.gz"), 900));
    Files.createDirectories(out);
    var texts = new ArrayList<Finished>();
    try (BufferedWriter facts = Files.newBufferedWriter(out.resolve("facts.jsonl"))) {
      for (List<Goods> goods : sets) {
        for (Goods one : goods) {
          facts.write(Json.text(json -> facts(json, one)));
          facts.newLine();
        }
        texts.addAll(texts(goods));
      }
    }
    try (BufferedWriter lines = Files.newBufferedWriter(out.resolve("texts.jsonl"))) {
      for (Finished text : texts) {
        lines.write(Json.text(json -> text(json, text)));
        lines.newLine();
      }
    }
    System.out.printf(
        "%,d texts, %,d of them true; %,d errors%n",
        texts.size(),
        texts.stream().filter(text -> text.errors().isEmpty()).count(),
        texts.stream().mapToInt(text -> text.errors().size()).sum());
  }

  /// Four texts of five get an error, every fifth of those a second one.
  private List<Finished> texts(List<Goods> goods) {
    var composer = new Composer(words, random);
    var planter = new Planter(words, goods, composer, random);
    var texts = new ArrayList<Finished>();
    int next = 0;
    for (Goods one : goods) {
      Draft draft = composer.compose(one);
      if (random.nextInt(5) > 0) {
        int errors = random.nextInt(5) == 0 ? 2 : 1;
        for (int i = 0; i < errors; i++) {
          draft = planter.plant(draft, KINDS[next++ % KINDS.length]).orElse(draft);
        }
      }
      texts.add(draft.finish());
      for (int sentence : readTrue.getOrDefault(one.id(), List.of())) {
        String told = one.told().get(sentence);
        texts.add(new Draft(one, List.of(Sentence.plain(told))).finish());
        Optional<Sentence> spoilt = planter.spoil(one, told);
        spoilt.ifPresent(wrong -> texts.add(new Draft(one, List.of(wrong)).finish()));
      }
    }
    return texts;
  }

  /// Which sentences of the shops' own were read by a person and found to say nothing that the
  /// facts do not say: `half, product, sentence`.
  private void readTrue() throws IOException {
    try (InputStream in = PlantedTexts.class.getResourceAsStream("read-true.tsv")) {
      if (in == null) {
        throw new IllegalStateException("no resource 'read-true.tsv'");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .filter(cells -> cells[0].equalsIgnoreCase(half.name()))
          .forEach(cells ->
              readTrue
                  .computeIfAbsent(cells[1], _ -> new ArrayList<>())
                  .add(Integer.parseInt(cells[2])));
    }
  }

  /// Sentences of the shops' own, numbered, beside the facts, for a person to read.
  public void tell(Path data, int most) throws IOException {
    var sources = new Sources(words, half.parity, random);
    var all = new ArrayList<Goods>();
    all.addAll(sources.advertise(data.resolve("copy/advertise-zh/train.jsonl.gz"), most));
    all.addAll(sources.outdoor(data.resolve("catalogue/outdoor-en/products.csv"), most));
    for (Goods one : all) {
      System.out.printf("%s %s %s%n", one.id(), one.title(), one.attributes());
      for (int i = 0; i < one.told().size(); i++) {
        System.out.printf("   %d %s%n", i, one.told().get(i));
      }
    }
  }

  private static void facts(JsonGenerator json, Goods goods) {
    json.writeStartObject();
    json.writeStringProperty("id", goods.id());
    json.writeStringProperty("title", goods.title());
    json.writeStringProperty("brand", goods.values("brand").getFirst());
    Measured price = goods.measures().get("price");
    if (price != null) {
      json.writeNumberProperty("price", price.value());
      json.writeStringProperty("currency", goods.currency());
    }
    json.writeObjectPropertyStart("attributes");
    new LinkedHashMap<>(goods.attributes())
        .forEach((name, values) -> {
          json.writeArrayPropertyStart(name);
          values.forEach(json::writeString);
          json.writeEndArray();
        });
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, Finished text) {
    String whole = text.text();
    json.writeStartObject();
    json.writeStringProperty("id", text.product());
    json.writeStringProperty("text", whole);
    json.writeArrayPropertyStart("errors");
    for (Draft.Error error : text.errors()) {
      json.writeStartObject();
      json.writeNumberProperty("start", whole.codePointCount(0, error.start()));
      json.writeNumberProperty("end", whole.codePointCount(0, error.end()));
      json.writeStringProperty("kind", error.kind());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
