package io.shopkeeper.app;

import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.language.reviews.LexiconSentiment;
import io.shopkeeper.language.reviews.OpinionLexicon;
import io.shopkeeper.language.words.PlainText;
import io.shopkeeper.recommend.ranking.ProductTraits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads what is known of products beside behaviour: products with their texts, prices and
/// attributes, and reviews of them; JSON Lines, or delimited tables with a header.
///
/// Columns are found by name. Every column of products that is neither an id, a text nor a price is
/// an attribute, a list of several and a path such as `Home > Kitchen` too; long texts are not.
///
/// @param refused hears of lines that are passed over
record ProductTraitsFiles(Consumer<String> refused) {
  private static final List<String> ID =
      List.of("product", "product_id", "item", "item_id", "sku", "id");
  private static final List<String> TITLE = List.of("title", "name");
  private static final List<String> TEXT = List.of("description", "text", "body");
  private static final List<String> PRICE = List.of("price", "price_minor", "list_price");
  private static final List<String> RATING = List.of("rating", "stars", "score");
  private static final List<String> REVIEW = List.of("text", "review", "body", "content");

  /// A longer value is a text of its own rather than one that products share.
  private static final int LONGEST = 60;

  private static final int BATCH = 256;

  /// What is known so far with what a file of products says.
  Map<String, ProductTraits> products(
      Path file, Map<String, ProductTraits> known, TextEmbedder embedder) {
    Map<String, ProductTraits> all = new LinkedHashMap<>(known);
    List<String> ids = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (ObjectFile.Row row : rows(file)) {
      Optional<String> id = text(row, ID);
      if (id.isEmpty()) {
        refused.accept("%s: line %d: names no product".formatted(file, row.line()));
        continue;
      }
      String text = (text(row, TITLE).orElse("") + "\n" + text(row, TEXT).orElse("")).strip();
      if (!text.isEmpty()) {
        ids.add(id.get());
        texts.add(text);
      }
      ProductTraits before = all.getOrDefault(id.get(), ProductTraits.UNKNOWN);
      List<String> attributes = new ArrayList<>(before.attributes());
      attributes.addAll(attributes(row));
      all.put(
          id.get(),
          new ProductTraits(
              attributes,
              text(row, PRICE).map(ProductTraitsFiles::number).orElse(Double.NaN),
              before.text(),
              before.reviews(),
              before.rating(),
              before.sentiment()));
    }
    for (int from = 0; from < texts.size(); from += BATCH) {
      int to = Math.min(texts.size(), from + BATCH);
      List<float[]> vectors = embedder.embed(texts.subList(from, to));
      for (int i = from; i < to; i++) {
        float[] vector = vectors.get(i - from);
        all.computeIfPresent(ids.get(i), (_, traits) -> traits.withText(vector));
      }
    }
    return all;
  }

  /// The same with what reviews say: the mean of their ratings, and of how much their words are in
  /// favour.
  Map<String, ProductTraits> reviews(Path file, Map<String, ProductTraits> known) {
    var sentiment = new LexiconSentiment(OpinionLexicon.common());
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (ObjectFile.Row row : rows(file)) {
      Optional<String> id = text(row, ID);
      double rating = text(row, RATING).map(ProductTraitsFiles::number).orElse(Double.NaN);
      if (id.isEmpty() || Double.isNaN(rating)) {
        refused.accept("%s: line %d: names no product or rating".formatted(file, row.line()));
        continue;
      }
      double[] sum = sums.computeIfAbsent(id.get(), _ -> new double[4]);
      sum[0]++;
      sum[1] += rating;
      text(row, REVIEW)
          .ifPresent(text -> {
            sum[2]++;
            sum[3] += sentiment.inFavour(PlainText.of(text));
          });
    }
    Map<String, ProductTraits> all = new LinkedHashMap<>(known);
    sums.forEach((id, sum) -> {
      ProductTraits before = all.getOrDefault(id, ProductTraits.UNKNOWN);
      all.put(
          id,
          new ProductTraits(
              before.attributes(),
              before.price(),
              before.text(),
              (int) sum[0],
              sum[1] / sum[0],
              sum[2] > 0 ? sum[3] / sum[2] : Double.NaN));
    });
    return all;
  }

  private List<ObjectFile.Row> rows(Path file) {
    ObjectFile read = ObjectFile.read(file);
    read.refused().forEach(why -> refused.accept("%s: %s".formatted(file, why)));
    return read.rows();
  }

  private static List<String> attributes(ObjectFile.Row row) {
    List<String> attributes = new ArrayList<>();
    row.members()
        .forEach((name, value) -> {
          String kind = name.strip().toLowerCase(Locale.ROOT);
          boolean known =
              ID.contains(kind)
                  || TITLE.contains(kind)
                  || TEXT.contains(kind)
                  || PRICE.contains(kind);
          if (!known) {
            List<?> values =
                value instanceof List<?> several ? several : List.of(value.toString().split(">"));
            for (Object one : values) {
              String text = String.valueOf(one).strip();
              if (!text.isEmpty() && text.length() <= LONGEST) {
                attributes.add(kind + "=" + text);
              }
            }
          }
        });
    return attributes;
  }

  private static Optional<String> text(ObjectFile.Row row, List<String> names) {
    for (String name : names) {
      for (Map.Entry<String, Object> member : row.members().entrySet()) {
        if (member.getKey().strip().equalsIgnoreCase(name)) {
          return Optional.of(String.valueOf(member.getValue()).strip())
              .filter(text -> !text.isEmpty());
        }
      }
    }
    return Optional.empty();
  }

  /// `NaN` for what is no number.
  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }
}
