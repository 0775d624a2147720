package io.shopkeeper.simulation.soil;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.simulation.SimulatedShop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The clean files of a simulated shop in the format `native`: one per kind, purchases and refunds
/// in `orders.csv` alone.
///
/// A simulated product has no measures and an event no `user_agent`; they are made up here, so that
/// units and crawlers can be told.
final class ShopExport {
  private static final List<String> MEASURES = List.of("weight", "length", "size", "colour");
  private static final int HEAVIEST_GRAMS = 5_000;
  private static final int LONGEST_CENTIMETRES = 200;

  private final SimulatedShop shop;
  private final Seed seed;
  private final boolean chinese;

  ShopExport(SimulatedShop shop, Seed seed) {
    this.shop = shop;
    this.seed = seed;
    this.chinese = shop.shop().locale().getLanguage().equals(Locale.CHINESE.getLanguage());
  }

  CsvTable products() {
    RandomGenerator random = seed.generator("measures");
    List<String> attributes =
        shop.products().stream()
            .flatMap(product -> product.attributes().keySet().stream())
            .distinct()
            .sorted()
            .toList();
    var columns =
        new ArrayList<>(
            List.of(
                "id",
                "title",
                "description",
                "categories",
                "brand",
                "price",
                "currency",
                "in_stock"));
    columns.addAll(attributes);
    columns.addAll(MEASURES);
    return new CsvTable(
        "products.csv",
        columns,
        shop.products().stream().map(product -> cells(product, attributes, random)).toList());
  }

  private List<String> cells(Product product, List<String> attributes, RandomGenerator random) {
    Money price = product.price();
    var cells =
        new ArrayList<>(
            List.of(
                product.id().value(),
                product.title(),
                orEmpty(product.description()),
                String.join(" > ", product.categories()),
                orEmpty(product.brand()),
                price == null ? "" : price.major().toPlainString(),
                price == null ? "" : price.currency().getCurrencyCode(),
                product.inStock() ? "yes" : "no"));
    attributes.forEach(name -> cells.add(product.attributes().getOrDefault(name, "")));
    cells.add(10 * (1 + random.nextInt(HEAVIEST_GRAMS / 10)) + " g");
    cells.add(1 + random.nextInt(LONGEST_CENTIMETRES) + " cm");
    cells.add(Pick.any(Writings.plain("size", false), random));
    cells.add(Pick.any(Writings.plain("colour", chinese), random));
    return cells;
  }

  CsvTable customers() {
    return new CsvTable(
        "customers.csv",
        List.of("id", "age", "gender", "consent_granted", "consent_refused", "language"),
        shop.customers().stream().map(ShopExport::cells).toList());
  }

  private static List<String> cells(Customer customer) {
    return List.of(
        customer.id().value(),
        orEmpty(customer.age()),
        orEmpty(customer.gender()),
        purposes(customer.consent().granted()),
        purposes(customer.consent().refused()),
        customer.attributes().getOrDefault("language", ""));
  }

  private static String purposes(Set<Consent.Purpose> purposes) {
    return new TreeSet<>(purposes)
        .stream()
            .map(purpose -> purpose.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(";"));
  }

  CsvTable reviews() {
    return new CsvTable(
        "reviews.csv",
        List.of("id", "product", "customer", "rating", "title", "text", "channel", "time"),
        shop.reviews().stream().map(ShopExport::cells).toList());
  }

  private static List<String> cells(Review review) {
    Double rating = review.rating();
    return List.of(
        review.id().value(),
        review.product().value(),
        orEmpty(review.customer()),
        rating == null ? "" : BigDecimal.valueOf(rating).stripTrailingZeros().toPlainString(),
        orEmpty(review.title()),
        review.text(),
        review.channel().name(),
        review.time().toString());
  }

  static String orEmpty(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
