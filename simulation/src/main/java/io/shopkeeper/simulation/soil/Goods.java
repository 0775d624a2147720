package io.shopkeeper.simulation.soil;

import io.shopkeeper.simulation.TextTable;
import io.shopkeeper.simulation.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Invented products of invented makers, with GTINs of the range 2 that is for use within a
/// company.
final class Goods implements Things<Good> {
  private static final List<Words> MAKERS =
      TextTable.rows(Goods.class, "makers.tsv").stream()
          .map(row -> new Words(row.get(0), row.get(1)))
          .toList();
  private static final List<List<String>> KINDS = TextTable.rows(Goods.class, "goods.tsv");

  /// What stands between the letters and the digits of a model number.
  private static final List<String> MODEL_MARKS = List.of("-", "-", "", " ");

  private static final double KEEPS_GTIN = .6;
  private static final double KEEPS_MAKERS_SKU = .4;

  /// How often a colour or size is written plainly, and a maker in the listing's language.
  private static final double PLAIN = .8;

  private static final double PRICE_SPREAD = .4;
  private static final double DISCOUNT_SPREAD = .05;
  private static final int FEWEST_MODEL = 100;
  private static final int MODELS = 900;

  /// What a platform keeps of the maker's numbers.
  private record Kept(boolean gtin, boolean sku) {}

  private final double chinese;
  private final RandomGenerator random;
  private final Numbers gtins;
  private final Numbers skus;
  private final Set<Good> known = new HashSet<>();

  /// @param chinese the share of products listed in Chinese
  Goods(double chinese, RandomGenerator random) {
    this.chinese = chinese;
    this.random = random;
    this.gtins = new Numbers(random);
    this.skus = new Numbers(random);
  }

  @Override
  public List<String> columns() {
    return List.of("title", "brand", "gtin", "sku", "category", "price", "size", "colour");
  }

  @Override
  public Good another() {
    while (true) {
      List<String> kind = Pick.any(KINDS, random);
      var good =
          new Good(
              random.nextDouble() < chinese,
              Pick.any(MAKERS, random),
              new Words(kind.get(0), kind.get(1)),
              Pick.any(Words.list(kind.get(2)), random),
              kind.get(3),
              "%c%c".formatted(letter(), letter()),
              FEWEST_MODEL + random.nextInt(MODELS),
              random.nextInt(Writings.plain(kind.get(3), false).size()),
              random.nextInt(Writings.plain("colour", false).size()),
              Double.parseDouble(kind.get(4)) * Math.exp(PRICE_SPREAD * random.nextGaussian()));
      if (known.add(good.unpriced())) {
        return good;
      }
    }
  }

  /// The same in another size, another colour or as the model above; further away only where that
  /// is already made.
  @Override
  public Good near(Good good) {
    Good other = good;
    do {
      other =
          switch (random.nextInt(3)) {
            case 0 -> other.with(other.model(), another(other.size(), sizes(good)), other.colour());
            case 1 ->
                other.with(other.model(), other.size(), another(other.colour(), colours(good)));
            default ->
                other.with(
                    other.model() + (random.nextBoolean() ? 10 : 1), other.size(), other.colour());
          };
    } while (!known.add(other.unpriced()));
    return other;
  }

  private int another(int number, List<String> of) {
    return (number + 1 + random.nextInt(of.size() - 1)) % of.size();
  }

  @Override
  public List<String> alone(Good good) {
    return listed(good, gtin(), makersSku(good), kept());
  }

  /// Without a key in common, at most one of the two keeps each of the maker's numbers.
  @Override
  public List<List<String>> twice(Good good, boolean exact) {
    String gtin = gtin();
    String sku = makersSku(good);
    Kept a = kept();
    Kept b = kept();
    if (exact) {
      int common = random.nextInt(3);
      a = new Kept(a.gtin || common != 0, a.sku || common != 1);
      b = new Kept(b.gtin || common != 0, b.sku || common != 1);
    } else {
      boolean first = random.nextBoolean();
      a = first ? a : new Kept(a.gtin && !b.gtin, a.sku && !b.sku);
      b = first ? new Kept(b.gtin && !a.gtin, b.sku && !a.sku) : b;
    }
    return List.of(listed(good, gtin, sku, a), listed(good, gtin, sku, b));
  }

  private Kept kept() {
    return new Kept(random.nextDouble() < KEEPS_GTIN, random.nextDouble() < KEEPS_MAKERS_SKU);
  }

  private List<String> listed(Good good, String gtin, String sku, Kept kept) {
    String size = written(sizes(good), good.size());
    String colour = written(colours(good), good.colour());
    boolean inLanguage = random.nextDouble() < PLAIN;
    String brand = good.maker().in(good.chinese() == inLanguage);
    Map<String, String> parts =
        Map.of(
            "brand", brand,
            "noun", good.noun().in(good.chinese()),
            "model", good.series() + Pick.any(MODEL_MARKS, random) + good.model(),
            "size", size,
            "colour", colour);
    return List.of(
        Templates.write("title", good.chinese(), parts, random),
        brand,
        kept.gtin ? gtin : "",
        kept.sku ? sku : "%08d".formatted(skus.next(100_000_000)),
        good.category().in(good.chinese()),
        price(good).toPlainString(),
        size,
        colour);
  }

  private BigDecimal price(Good good) {
    double price = good.price() * Math.exp(DISCOUNT_SPREAD * random.nextGaussian());
    return BigDecimal.valueOf(Math.max(.5, price)).setScale(2, RoundingMode.HALF_UP);
  }

  private String written(List<String> plain, int number) {
    String value = plain.get(number);
    return random.nextDouble() < PLAIN ? value : Pick.any(Writings.others(value), random);
  }

  private static List<String> sizes(Good good) {
    return Writings.plain(good.scheme(), good.chinese());
  }

  private static List<String> colours(Good good) {
    return Writings.plain("colour", good.chinese());
  }

  private String makersSku(Good good) {
    String maker = good.maker().english().substring(0, 3).toUpperCase(Locale.ROOT);
    return "%s-%s%d-%08d".formatted(maker, good.series(), good.model(), skus.next(100_000_000));
  }

  /// Thirteen digits, the last one checking the others (GS1 General Specifications).
  private String gtin() {
    // Numbers that begin with 2 are a shop's own, and no key between platforms.
    String digits = "69%010d".formatted(gtins.next(10_000_000_000L));
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return digits + (10 - sum % 10) % 10;
  }

  private char letter() {
    return (char) ('A' + random.nextInt(26));
  }
}
