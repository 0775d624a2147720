package io.shopkeeper.bench;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulatedShop;
import io.shopkeeper.simulation.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes a simulated shop as the files that rankings are evaluated on: what each customer looked
/// at first and when, products, and the reviews of the first half of the days.
@Command(
    name = "shop-files",
    description = "A simulated shop as files for 'evaluate ranking' and 'evaluate cold'.")
final class ShopFilesCommand implements Callable<Integer> {
  private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

  @Option(names = "--out", required = true, description = "Gets sequences.txt, products.csv, …")
  private Path out = Path.of("");

  @Option(names = "--products", description = "How many (default: as many as the demo has).")
  private int products;

  @Option(names = "--customers", description = "How many (default: likewise).")
  private int customers;

  @Option(names = "--days", description = "Of behaviour (default: likewise).")
  private int days;

  @Option(names = "--seed", defaultValue = "1", description = "Of the shop.")
  private long seed;

  @Override
  public Integer call() throws IOException {
    SimulationSettings demo = SimulationSettings.demo(Locale.ENGLISH, END);
    SimulationSettings settings =
        demo.sized(
            products > 0 ? products : demo.products(),
            customers > 0 ? customers : demo.customers(),
            days > 0 ? days : demo.days());
    SimulatedShop shop = ShopSimulation.run(settings, new Seed(seed));
    Instant half = END.minus(Duration.ofDays(settings.days() / 2));
    Files.createDirectories(out);
    Files.write(out.resolve("sequences.txt"), sequences(shop, half));
    Files.write(out.resolve("products.csv"), products(shop));
    Files.write(out.resolve("reviews.csv"), reviews(shop, half));
    Files.write(out.resolve("flat.csv"), flat(shop));
    return 0;
  }

  /// Each product at the first time a customer known by name looked at it. Customers whose last but
  /// one product came before reviews end are left out: what reviews say must not be younger than
  /// what is held out.
  private static List<String> sequences(SimulatedShop shop, Instant half) {
    Map<String, SequencedMap<ProductId, Instant>> seen = new LinkedHashMap<>();
    for (ShopEvent event : shop.events()) {
      if (event instanceof ShopEvent.ViewItem view && view.visit().customer() != null) {
        seen.computeIfAbsent(view.visit().customer().value(), _ -> new LinkedHashMap<>())
            .putIfAbsent(view.product(), view.visit().time());
      }
    }
    List<String> lines = new ArrayList<>();
    seen.forEach((customer, items) -> {
      List<Instant> times = List.copyOf(items.values());
      if (times.size() >= 3 && times.get(times.size() - 2).isAfter(half)) {
        lines.add(
            customer
                + " "
                + items.keySet().stream().map(ProductId::value).collect(Collectors.joining(" ")));
      }
    });
    return lines;
  }

  private static List<String> products(SimulatedShop shop) {
    List<String> names = attributes(shop);
    List<String> lines = new ArrayList<>();
    lines.add("id,title,description,category,brand,price," + String.join(",", names));
    for (Product product : shop.products()) {
      List<@Nullable String> cells = new ArrayList<>();
      cells.add(product.id().value());
      cells.add(product.title());
      cells.add(product.description());
      cells.addAll(known(product, names));
      lines.add(row(cells));
    }
    return lines;
  }

  /// Names of attributes, without titles in another language.
  private static List<String> attributes(SimulatedShop shop) {
    return shop.products().stream()
        .flatMap(product -> product.attributes().keySet().stream())
        .filter(name -> !name.startsWith("title_"))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<@Nullable String> known(Product product, List<String> names) {
    List<@Nullable String> cells = new ArrayList<>();
    cells.add(String.join(" > ", product.categories()));
    cells.add(product.brand());
    cells.add(product.price() == null ? "" : product.price().major().toPlainString());
    names.forEach(name -> cells.add(product.attributes().get(name)));
    return cells;
  }

  /// A row for each product at the first time a customer looked at it, with their review of it.
  private static List<String> flat(SimulatedShop shop) {
    List<String> names = attributes(shop);
    Map<ProductId, Product> products = new HashMap<>();
    shop.products().forEach(product -> products.put(product.id(), product));
    Map<String, Customer> customers = new HashMap<>();
    shop.customers().forEach(customer -> customers.put(customer.id().value(), customer));
    Map<String, Review> reviews = new HashMap<>();
    shop.reviews()
        .forEach(review -> reviews.put(review.customer() + " " + review.product(), review));
    Set<String> seen = new HashSet<>();
    List<String> lines = new ArrayList<>();
    lines.add(
        "user_id,age,gender,item_id,time,rating,review,category,brand,price,"
            + String.join(",", names));
    for (ShopEvent event : shop.events()) {
      if (event instanceof ShopEvent.ViewItem view && view.visit().customer() != null) {
        String both = view.visit().customer() + " " + view.product();
        Product product = products.get(view.product());
        Customer customer = customers.get(view.visit().customer().value());
        if (product == null || customer == null || !seen.add(both)) {
          continue;
        }
        Review review = reviews.get(both);
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(customer.id().value());
        cells.add(customer.age() == null ? "" : customer.age().toString());
        cells.add(customer.gender());
        cells.add(product.id().value());
        cells.add(view.visit().time().toString());
        cells.add(review == null || review.rating() == null ? "" : review.rating().toString());
        cells.add(review == null ? "" : review.text());
        cells.addAll(known(product, names));
        lines.add(row(cells));
      }
    }
    return lines;
  }

  private static List<String> reviews(SimulatedShop shop, Instant half) {
    List<String> lines = new ArrayList<>(List.of("product,customer,rating,text"));
    for (Review review : shop.reviews()) {
      if (review.time().isBefore(half)) {
        lines.add(
            row(
                List.of(
                    review.product().value(),
                    String.valueOf(review.customer()),
                    String.valueOf(review.rating()),
                    review.text())));
      }
    }
    return lines;
  }

  private static String row(List<? extends @Nullable String> cells) {
    return cells.stream()
        .map(cell -> "\"" + (cell == null ? "" : cell.replace("\"", "\"\"")) + "\"")
        .collect(Collectors.joining(","));
  }
}
