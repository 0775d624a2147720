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
/// is right. A hundredth must in addition be that of a price that is known, to half a cent: 1.00
/// where 99.00 is usual is a deal. What the line's own total confirms stays, and so does any other
/// price fifty times as high or low, which is told of. Free articles are left alone.
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

  /// Of the hundredth, in minor units of the whole.
  private static final long HALF_A_CENT = 50;

  private static final String SALES = "its sales";

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
        sales.add(key(line.product()), log(line.unitPrice()));
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
    long key = key(product.id());
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
    return sales.usual(key(product));
  }

  private static long key(ProductId product) {
    return Hashes.of(product.value());
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
          LineTotals.confirm(line, record)
              ? line.unitPrice()
              : own.count() >= FEWEST
                  ? checked(line.unitPrice(), own, line.product(), record)
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
      Money checked = checked(price, own, product.id(), record);
      return checked == price ? product : Products.withPrice(product, checked);
    }
    if (isComparable(price) && !product.categories().isEmpty()) {
      Sample.Usual others = categories.usual(category(product));
      Money sold = own.count() > 0 ? meant(price, own, product.id(), LEAST_TOLERANCE) : null;
      if (sold != null
          && own.deviation() <= LEAST_TOLERANCE
          && isFartherFrom(others, price, own.median())) {
        return Products.withPrice(product, repaired(price, sold, SALES, own.median(), record));
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
    int row = isComparable(price) ? listed.find(key(line.product())) : -1;
    if (row < 0) {
      return price;
    }
    double usual = listPrices[row];
    Money whole = meant(price, usual, usual, true, LEAST_TOLERANCE);
    return whole != null && isFartherFrom(categories.usual(listCategories[row]), price, usual)
        ? repaired(price, whole, "in the catalogue, it", usual, record)
        : price;
  }

  /// Whether a price is farther from those of its category than another.
  private static boolean isFartherFrom(Sample.Usual category, Money price, double other) {
    return category.count() >= FEWEST_OF_CATEGORY
        && Math.abs(log(price) - category.median()) > Math.abs(other - category.median());
  }

  /// What a price stands for that a factor of 100 parts from the product's sales; null if it is
  /// none such.
  private @Nullable Money meant(
      Money price, Sample.Usual usual, ProductId product, double tolerance) {
    double known = sales.nearest(key(product), log(price) + HUNDRED);
    return meant(price, usual.median(), known, usual.deviation() == 0, tolerance);
  }

  /// Nobody sells at a hundredfold, but some do at about a hundredth: that is a slip only where the
  /// price it would have come from is known.
  ///
  /// @param usual logarithm of the usual price
  /// @param known logarithm of a price that is known, the nearest to a hundred times this one
  /// @param single whether that is the only one, which may have been rounded to this
  private static @Nullable Money meant(
      Money price, double usual, double known, boolean single, double tolerance) {
    double distance = log(price) - usual;
    if (Math.abs(Math.abs(distance) - HUNDRED) > tolerance) {
      return null;
    }
    if (distance > 0) {
      return price.minor() % 100 == 0 ? new Money(price.minor() / 100, price.currency()) : null;
    }
    Money whole = money(known, price.currency());
    Money times = new Money(price.minor() * 100, price.currency());
    if (Math.abs(times.minor() - whole.minor()) > HALF_A_CENT) {
      return null;
    }
    return single ? whole : times;
  }

  private static Money repaired(
      Money price, Money whole, String of, double usual, RecordText record) {
    record.note(
        "price",
        price.toString(),
        whole.toString(),
        Rule.PRICE_IN_MINOR_UNITS,
        "%s mostly cost %.2f".formatted(of, Math.exp(usual)));
    return whole;
  }

  private Product imputed(Product product, Sample.Usual own, RecordText record) {
    Money price = money(own.median(), shop.currency());
    String from = "median of sales";
    record.note("price", "", price.toString(), Rule.IMPUTED, from);
    return Products.withAttribute(Products.withPrice(product, price), "price_imputed", from);
  }

  /// The price, the same object unless it is repaired.
  private Money checked(Money price, Sample.Usual usual, ProductId product, RecordText record) {
    if (!isComparable(price) || usual.count() < FEWEST) {
      return price;
    }
    double distance = log(price) - usual.median();
    if (Math.abs(distance) < FAR) {
      return price;
    }
    double tolerance = Math.clamp(DEVIATIONS * usual.deviation(), LEAST_TOLERANCE, MOST_TOLERANCE);
    Money whole = usual.deviation() <= AGREE ? meant(price, usual, product, tolerance) : null;
    if (whole != null) {
      return repaired(price, whole, SALES, usual.median(), record);
    }
    if (Math.abs(distance) >= OUTLIER_DEVIATIONS * usual.deviation()) {
      mark(price, usual, SALES, record);
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
