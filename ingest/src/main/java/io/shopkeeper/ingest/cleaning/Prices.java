package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.numeric.LongIndex;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares prices to what the product is mostly sold for, and prices of the catalogue that nothing
/// was sold at to those of their category; by logarithms, with the median and its absolute
/// deviation.
///
/// A price that a factor of exactly 100 brings to the usual one was told in cents, or divided once
/// too often, and is repaired: it must then lie within three robust standard deviations of the
/// usual logarithm, at least 5 % and at most 25 %, and the product have five sales and more that
/// agree. With fewer, the price of the catalogue and those of the sales are held against each
/// other: of two that a factor of 100 parts, within 5 %, the one that is nearer to the category's
/// is right. Any other price fifty times as high or low is told of and stays. Free articles are
/// left alone.
///
/// Memory: about 110 bytes a product, of the first 500,000, and a category.
final class Prices {
  static final int FEWEST = 5;
  private static final int FEWEST_OF_CATEGORY = 10;
  private static final int MOST_PRODUCTS = 500_000;
  private static final int MOST_CATEGORIES = 20_000;
  private static final double HUNDRED = Math.log(100);
  private static final double FAR = Math.log(50);
  private static final double DEVIATIONS = 3;
  private static final double OUTLIER_DEVIATIONS = 5;
  private static final double LEAST_TOLERANCE = .05;
  private static final double MOST_TOLERANCE = .25;
  private static final double AGREE = .2;

  private final Shop shop;
  private final Sample sales = new Sample(MOST_PRODUCTS);
  private final Sample categories = new Sample(MOST_CATEGORIES);
  private final LongIndex listed = new LongIndex();

  /// Of products in the catalogue: the logarithm of the price, and the category.
  private double[] listPrices = new double[1 << 8];

  private long[] listCategories = new long[1 << 8];

  Prices(Shop shop) {
    this.shop = shop;
  }

  void add(ShopEvent event) {
    for (OrderLine line : Events.lines(event)) {
      if (isComparable(line.unitPrice())) {
        sales.add(Hashes.of(line.product().value()), log(line.unitPrice()));
      }
    }
  }

  void add(Product product) {
    Money price = product.price();
    if (price != null && isComparable(price) && !product.categories().isEmpty()) {
      categories.add(category(product), log(price));
      list(product, log(price));
    }
  }

  private void list(Product product, double price) {
    long key = Hashes.of(product.id().value());
    int row = listed.size() < MOST_PRODUCTS ? listed.add(key) : listed.find(key);
    if (row >= listPrices.length) {
      listPrices = Arrays.copyOf(listPrices, row * 2);
      listCategories = Arrays.copyOf(listCategories, row * 2);
    }
    if (row >= 0) {
      listPrices[row] = price;
      listCategories[row] = category(product);
    }
  }

  Sample.Usual ofSales(ProductId product) {
    return sales.usual(Hashes.of(product.value()));
  }

  private static long category(Product product) {
    return Hashes.of(String.join("\t", product.categories()));
  }

  private boolean isComparable(@Nullable Money price) {
    return price != null && price.minor() > 0 && price.currency().equals(shop.currency());
  }

  private static double log(Money price) {
    return Math.log(price.major().doubleValue());
  }

  ShopEvent apply(ShopEvent event, RecordText record) {
    List<OrderLine> lines = Events.lines(event);
    if (lines.isEmpty()) {
      return event;
    }
    List<OrderLine> checked = new ArrayList<>(lines.size());
    boolean changed = false;
    for (OrderLine line : lines) {
      Sample.Usual own = ofSales(line.product());
      Money price =
          own.count() >= FEWEST
              ? checked(line.unitPrice(), own, "its sales", record)
              : asListed(line, record);
      changed |= price != line.unitPrice();
      checked.add(
          price == line.unitPrice() ? line : new OrderLine(line.product(), line.quantity(), price));
    }
    return changed ? Events.withLines(event, checked) : event;
  }

  Product apply(Product product, RecordText record) {
    Money price = product.price();
    Sample.Usual own = ofSales(product.id());
    if (price == null) {
      return own.count() >= FEWEST && own.deviation() <= AGREE
          ? imputed(product, own, record)
          : product;
    }
    if (own.count() >= FEWEST) {
      Money checked = checked(price, own, "its sales", record);
      return checked == price ? product : Products.withPrice(product, checked);
    }
    if (isComparable(price) && !product.categories().isEmpty()) {
      Sample.Usual others = categories.usual(category(product));
      if (own.count() > 0
          && own.deviation() <= LEAST_TOLERANCE
          && isHundredfold(price, own.median(), others)) {
        return Products.withPrice(
            product, hundredth(price, own.median(), own.deviation() == 0, "its sales", record));
      }
      double distance = Math.abs(log(price) - others.median());
      if (others.count() >= FEWEST_OF_CATEGORY
          && distance >= FAR
          && distance >= OUTLIER_DEVIATIONS * others.deviation()) {
        mark(price, others, "its category", record);
      }
    }
    return product;
  }

  /// The price of a line whose product was hardly sold, held against that of the catalogue.
  private Money asListed(OrderLine line, RecordText record) {
    Money price = line.unitPrice();
    int row = isComparable(price) ? listed.find(Hashes.of(line.product().value())) : -1;
    return row >= 0 && isHundredfold(price, listPrices[row], categories.usual(listCategories[row]))
        ? hundredth(price, listPrices[row], true, "in the catalogue, it", record)
        : price;
  }

  /// Whether a factor of 100 parts a price from another, which is nearer to its category's.
  private static boolean isHundredfold(Money price, double other, Sample.Usual category) {
    double own = log(price);
    double distance = own - other;
    return Math.abs(Math.abs(distance) - HUNDRED) <= LEAST_TOLERANCE
        && (distance < 0 || price.minor() % 100 == 0)
        && category.count() >= FEWEST_OF_CATEGORY
        && Math.abs(own - category.median()) > Math.abs(other - category.median());
  }

  /// The price times or by a hundred.
  ///
  /// @param one whether the usual price is a single one, which may have been rounded to this
  private static Money hundredth(
      Money price, double usual, boolean one, String of, RecordText record) {
    Money whole = money(usual, price.currency());
    Money times = new Money(price.minor() * 100, price.currency());
    Money repaired =
        log(price) > usual
            ? new Money(price.minor() / 100, price.currency())
            : one && Math.abs(times.minor() - whole.minor()) <= 50 ? whole : times;
    record.note(
        "price",
        price.toString(),
        repaired.toString(),
        Rule.PRICE_IN_MINOR_UNITS,
        "%s mostly cost %.2f".formatted(of, Math.exp(usual)));
    return repaired;
  }

  private Product imputed(Product product, Sample.Usual own, RecordText record) {
    Money price = money(own.median(), shop.currency());
    String from = "median of sales";
    record.note("price", "", price.toString(), Rule.IMPUTED, from);
    return Products.withAttribute(Products.withPrice(product, price), "price_imputed", from);
  }

  /// The price, the same object unless it is repaired.
  private Money checked(Money price, Sample.Usual usual, String of, RecordText record) {
    if (!isComparable(price) || usual.count() < FEWEST) {
      return price;
    }
    double distance = log(price) - usual.median();
    if (Math.abs(distance) < FAR) {
      return price;
    }
    double tolerance = Math.clamp(DEVIATIONS * usual.deviation(), LEAST_TOLERANCE, MOST_TOLERANCE);
    boolean factor = Math.abs(Math.abs(distance) - HUNDRED) <= tolerance;
    boolean exact = distance < 0 || price.minor() % 100 == 0;
    if (factor && exact && usual.deviation() <= AGREE) {
      return hundredth(price, usual.median(), usual.deviation() == 0, of, record);
    }
    if (Math.abs(distance) >= OUTLIER_DEVIATIONS * usual.deviation()) {
      mark(price, usual, of, record);
    }
    return price;
  }

  private static Money money(double logarithm, Currency currency) {
    return Money.of(
        new BigDecimal(Math.exp(logarithm), new MathContext(9, RoundingMode.HALF_UP)), currency);
  }

  private static void mark(Money price, Sample.Usual usual, String of, RecordText record) {
    record.note(
        "price",
        price.toString(),
        price.toString(),
        Rule.PRICE_OUTLIER,
        "%s mostly cost %.2f; not changed".formatted(of, Math.exp(usual.median())));
  }
}
