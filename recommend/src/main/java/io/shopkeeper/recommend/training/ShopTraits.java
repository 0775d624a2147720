package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.embed.ProductMeaning;
import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.language.reviews.LexiconSentiment;
import io.shopkeeper.language.reviews.OpinionLexicon;
import io.shopkeeper.language.words.PlainText;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.ranking.KnownProducts;
import io.shopkeeper.recommend.ranking.ProductTraits;
import io.shopkeeper.recommend.ranking.TextSpace;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What a shop knows of its products beside behaviour: what the catalogue says now, and what
/// reviews said up to a moment.
///
/// Categories count level by level, a value is at most 60 characters long, and what the shop keeps
/// to itself is left out. Sentiment is the lexicon's: a few microseconds a review.
final class ShopTraits implements KnownProducts {
  /// A longer value is a text of its own rather than one that products share.
  private static final int LONGEST = 60;

  private static final int BATCH = 256;

  /// A name with one of these words is of what is not to be told to customers, nor anything about
  /// taste: `wholesale_price`, `purchasePrice`, `Unit cost`.
  private static final Set<String> OWN_WORDS =
      Set.of(
          "cost",
          "costs",
          "margin",
          "markup",
          "profit",
          "wholesale",
          "purchase",
          "supplier",
          "suppliers",
          "source");

  /// The same in Chinese, which parts no words.
  private static final List<String> OWN_PARTS =
      List.of("成本", "毛利", "利润", "进价", "进货", "采购", "批发", "供应商", "供货", "货源");

  /// Before a capital behind a small letter, and at whatever is no letter.
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|[^\\p{L}]+");

  /// A review's rating and how far its words are in favour, `NaN` where it has none.
  private record Said(long time, double rating, double inFavour) {}

  private final Map<ProductId, ProductTraits> catalogue = new HashMap<>();
  private final Map<ProductId, List<Said>> said = new HashMap<>();
  private final List<ProductId> described = new ArrayList<>();
  private final List<String> meanings = new ArrayList<>();

  private ShopTraits() {}

  static ShopTraits read(Facts facts) {
    var traits = new ShopTraits();
    facts.list(Query.of(ShopTraits.class, "traits.sql"), traits::add);
    var sentiment = new LexiconSentiment(OpinionLexicon.common());
    facts.list(
        Query.of(ShopTraits.class, "product-reviews.sql"), row -> traits.review(row, sentiment));
    return traits;
  }

  /// The same with what descriptions say: their vectors, in as many dimensions as tell them apart.
  ///
  /// @param embedder that remembers: of a large catalogue the first time takes minutes
  ShopTraits described(TextEmbedder embedder, Seed seed, Workers workers, Progress progress) {
    List<float[]> vectors = new ArrayList<>();
    for (int from = 0; from < meanings.size(); from += BATCH) {
      progress.at("reading descriptions", from, meanings.size());
      vectors.addAll(
          embedder.embed(meanings.subList(from, Math.min(meanings.size(), from + BATCH))));
    }
    List<float[]> few = TextSpace.of(vectors, seed, workers).of(vectors);
    for (int i = 0; i < few.size(); i++) {
      float[] vector = few.get(i);
      catalogue.computeIfPresent(described.get(i), (_, known) -> known.withText(vector));
    }
    return this;
  }

  private boolean add(Row row) {
    var id = new ProductId(row.text(0));
    described.add(id);
    meanings.add(
        ProductMeaning.of(row.text(7), row.textOrNull(2), row.texts(1), row.textOrNull(8)));
    List<String> attributes = new ArrayList<>();
    List<String> path = row.texts(1);
    for (int depth = 1; depth <= path.size(); depth++) {
      attributes.add("category=" + String.join(" > ", path.subList(0, depth)));
    }
    String brand = row.textOrNull(2);
    if (brand != null) {
      attributes.add("brand=" + brand);
    }
    List<String> names = row.texts(5);
    List<String> values = row.texts(6);
    for (int i = 0; i < names.size(); i++) {
      String given = names.get(i).strip();
      String name = given.toLowerCase(Locale.ROOT);
      String value = values.get(i).strip();
      if (!isOwn(given) && !value.isEmpty() && value.length() <= LONGEST) {
        attributes.add(name + "=" + value);
      }
    }
    double price =
        row.isNull(3)
            ? Double.NaN
            : new Money(row.integer(3), Currency.getInstance(row.text(4))).major().doubleValue();
    catalogue.put(
        id, new ProductTraits(attributes, price, new float[0], 0, Double.NaN, Double.NaN));
    return true;
  }

  /// Whether an attribute is what a shop keeps to itself.
  private static boolean isOwn(String name) {
    return OWN_PARTS.stream().anyMatch(name::contains)
        || BETWEEN_WORDS
            .splitAsStream(name)
            .anyMatch(word -> OWN_WORDS.contains(word.toLowerCase(Locale.ROOT)));
  }

  private boolean review(Row row, LexiconSentiment sentiment) {
    Instant written = Objects.requireNonNull(row.instantOrNull(3));
    String plain = PlainText.of(row.text(2));
    said.computeIfAbsent(new ProductId(row.text(0)), _ -> new ArrayList<>())
        .add(
            new Said(
                ChronoUnit.MICROS.between(Instant.EPOCH, written),
                row.isNull(1) ? Double.NaN : row.number(1),
                plain.isBlank() ? Double.NaN : sentiment.inFavour(plain)));
    return true;
  }

  /// What was known when the last of some behaviour happened.
  @Override
  public Function<ProductId, ProductTraits> before(Behaviour behaviour) {
    long moment = behaviour.newest();
    return id -> {
      ProductTraits known = catalogue.getOrDefault(id, ProductTraits.UNKNOWN);
      List<Said> heard =
          said.getOrDefault(id, List.of()).stream().filter(one -> one.time <= moment).toList();
      return heard.isEmpty()
          ? known
          : new ProductTraits(
              known.attributes(),
              known.price(),
              known.text(),
              heard.size(),
              mean(heard.stream().mapToDouble(Said::rating).toArray()),
              mean(heard.stream().mapToDouble(Said::inFavour).toArray()));
    };
  }

  /// Of the numbers that are known; `NaN` where none is.
  private static double mean(double[] values) {
    double sum = 0;
    int known = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        known++;
      }
    }
    return known == 0 ? Double.NaN : sum / known;
  }
}
