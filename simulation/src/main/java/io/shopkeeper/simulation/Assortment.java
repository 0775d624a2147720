package io.shopkeeper.simulation;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Makes up the products of a shop.
final class Assortment {

  private static final double YUAN_PER_EURO = 7.5;

  /// Popularity falls with the rank as in Zipf's law, a little flatter at the top.
  private static final double ZIPF_EXPONENT = .8;

  private static final int ZIPF_SHIFT = 4;
  private static final double ASPECT_SPREAD = .22;

  private record Style(String name, List<Words> adjectives) {}

  private record Brand(Words name, double luxury) {}

  private static final int FEWEST_BRANDS = 6;

  /// A shop has a brand for about 100 products, but for a small one.
  private static final int PRODUCTS_OF_A_BRAND = 100;

  private final List<Aisle> aisles;
  private final List<Style> styles =
      TextTable.rows("styles.tsv").stream()
          .map(row -> new Style(row.get(0), Words.list(row.get(1))))
          .toList();
  private final List<Brand> brands;
  private final Details details;
  private final SimulationSettings settings;
  private final Seed seed;
  private final RandomGenerator random;

  Assortment(SimulationSettings settings, Seed seed) {
    this.settings = settings;
    this.seed = seed;
    this.aisles = Aisle.of(settings.products());
    List<Brand> all =
        TextTable.rows("brands.tsv").stream()
            .map(
                row -> new Brand(new Words(row.get(0), row.get(1)), Double.parseDouble(row.get(2))))
            .toList();
    this.brands =
        all.subList(
            0, Math.clamp(settings.products() / PRODUCTS_OF_A_BRAND, FEWEST_BRANDS, all.size()));
    this.details = new Details(settings.details(), settings.chinese(), seed);
    this.random = seed.generator("assortment");
  }

  List<Article> articles() {
    int[] ranks = shuffled(settings.products());
    var articles = new ArrayList<Article>();
    for (int number = 0; number < settings.products(); number++) {
      articles.add(article(number, ranks[number]));
    }
    return articles;
  }

  private Article article(int number, int rank) {
    int aisleNumber = number % aisles.size();
    Aisle aisle = aisles.get(aisleNumber);
    Words noun = aisle.nouns().get(number / aisles.size() % aisle.nouns().size());
    int styleNumber = random.nextInt(styles.size());
    Style style = styles.get(styleNumber);
    Words adjective = style.adjectives.get(random.nextInt(style.adjectives.size()));
    Brand brand = brands.get(random.nextInt(brands.size()));
    double luxury = brand.luxury * Math.exp(.15 * random.nextGaussian());
    Money price = price(aisle.typicalPrice() * luxury);
    var title =
        new Words(
            "%s %s %s".formatted(brand.name.english(), adjective.english(), noun.english()),
            brand.name.chinese() + adjective.chinese() + noun.chinese());
    boolean chinese = settings.chinese();
    var id = new ProductId("P%04d".formatted(number + 1));
    Map<String, String> attributes = details.of(id, aisle.kind(), styleNumber, Math.log(luxury));
    attributes.put(chinese ? "title_en" : "title_zh", title.in(!chinese));
    attributes.put(chinese ? "categories_en" : "categories_zh", aisle.path(!chinese));
    attributes.put("style", style.name);
    var product =
        new Product(
            id,
            title.in(chinese),
            description(noun, adjective, brand).in(chinese),
            List.of(aisle.department().in(chinese), aisle.name().in(chinese)),
            brand.name.in(chinese),
            price,
            random.nextDouble() >= Stock.OUT,
            attributes);
    double appeal = Math.pow((1.0 + ZIPF_SHIFT) / (rank + 1.0 + ZIPF_SHIFT), ZIPF_EXPONENT);
    double quality = Math.clamp(.72 + .16 * random.nextGaussian(), 0, 1);
    return new Article(
        number,
        product,
        price,
        noun,
        aisleNumber,
        styleNumber,
        aisle.boughtAgain(),
        Math.log(luxury),
        appeal,
        quality,
        aspects(product.id(), quality));
  }

  /// Each aspect is about as good as the whole.
  private Map<String, Double> aspects(ProductId product, double quality) {
    RandomGenerator own = seed.generator("aspects-" + product);
    var aspects = new TreeMap<String, Double>();
    for (String aspect : ReviewWriter.ASPECTS) {
      aspects.put(aspect, Math.clamp(quality + ASPECT_SPREAD * own.nextGaussian(), .05, .97));
    }
    return aspects;
  }

  private static Words description(Words noun, Words adjective, Brand brand) {
    return new Words(
        "%s by %s, in %s.".formatted(noun.english(), brand.name.english(), adjective.english()),
        "%s出品的%s，%s款。".formatted(brand.name.chinese(), noun.chinese(), adjective.chinese()));
  }

  /// Ending in .90, as prices do.
  private Money price(double euros) {
    double amount = settings.chinese() ? euros * YUAN_PER_EURO : euros;
    BigDecimal rounded = BigDecimal.valueOf(Math.max(1, Math.round(amount)));
    return Money.of(rounded.subtract(new BigDecimal("0.10")), settings.shop().currency());
  }

  private int[] shuffled(int size) {
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      numbers[i] = numbers[j];
      numbers[j] = i;
    }
    return numbers;
  }
}
