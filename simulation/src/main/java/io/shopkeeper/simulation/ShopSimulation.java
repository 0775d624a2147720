package io.shopkeeper.simulation;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.FaqId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.ShopEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes up a shop. O(events + products · attributes).
public final class ShopSimulation {

  private static final int STYLES = TextTable.rows("styles.tsv").size();

  /// Of the customers, how many write in the other language of the shop.
  private static final int OTHER_LANGUAGE_EVERY = 4;

  private ShopSimulation() {}

  public static SimulatedShop run(SimulationSettings settings, Seed seed) {
    List<Article> articles = new Assortment(settings, seed).articles();
    var floor = new Floor(settings, articles, seed);
    List<Floor.Day> days = days(settings, floor);
    Map<ProductId, Article> byId = new HashMap<>();
    articles.forEach(article -> byId.put(article.product().id(), article));
    var customers = new ArrayList<Customer>();
    var events = new ArrayList<ShopEvent>();
    var reviews = new ArrayList<Review>();
    var dispositions = new HashMap<CustomerId, Disposition>();
    for (int number = 0; number < settings.customers(); number++) {
      Shopper shopper = shopper(settings, number, seed);
      customers.add(shopper.customer());
      var visits = new Visits(settings, floor, days, shopper, seed);
      List<ShopEvent> own = visits.events();
      dispositions.put(
          shopper.customer().id(),
          new Disposition(
              tastes(shopper, floor.aisles(), settings.chinese()),
              shopper.thrift(),
              shopper.visits(),
              visits.left()));
      events.addAll(own);
      var writer = new ReviewWriter(shopper, seed);
      for (ShopEvent event : own) {
        if (event instanceof ShopEvent.Purchase purchase) {
          reviews.addAll(writer.of(purchase, byId, settings.end()));
        }
      }
    }
    events.addAll(new PassersBy(settings, floor, days, seed).events());
    events.sort(
        Comparator.comparing((ShopEvent event) -> event.visit().time())
            .thenComparing(event -> event.id().value()));
    reviews.sort(Comparator.comparing(Review::time).thenComparing(review -> review.id().value()));
    List<Product> products = articles.stream().map(Article::product).toList();
    return new SimulatedShop(
        settings.shop(),
        products,
        customers,
        events,
        reviews,
        faq(settings.chinese()),
        articles.stream()
            .collect(Collectors.toMap(article -> article.product().id(), Article::aspects)),
        dispositions,
        floor.calendar().promotions());
  }

  private static List<Floor.Day> days(SimulationSettings settings, Floor floor) {
    LocalDate last = settings.shop().day(settings.end());
    return IntStream.range(0, settings.days())
        .mapToObj(day -> floor.day(last.minusDays(settings.days() - 1L - day)))
        .toList();
  }

  private static Map<String, Double> tastes(Shopper shopper, List<Aisle> aisles, boolean chinese) {
    double all = Arrays.stream(shopper.aisles()).sum();
    var tastes = new HashMap<String, Double>();
    for (int aisle = 0; aisle < aisles.size(); aisle++) {
      tastes.merge(
          aisles.get(aisle).department().in(chinese), shopper.aisles()[aisle] / all, Double::sum);
    }
    return tastes;
  }

  /// The `number`-th customer.
  static Shopper shopper(SimulationSettings settings, int number, Seed seed) {
    boolean chinese = settings.chinese() ^ number % OTHER_LANGUAGE_EVERY == 0;
    return Shopper.of(
        number,
        Aisle.count(settings.products()),
        STYLES,
        chinese,
        settings.shop().currency(),
        seed);
  }

  /// What the shop answers and its policies, in its own language first and then in the other one.
  private static List<FaqEntry> faq(boolean chinese) {
    var entries = new ArrayList<FaqEntry>();
    List<List<String>> rows = TextTable.rows("faq.tsv");
    for (String language : chinese ? List.of("zh", "en") : List.of("en", "zh")) {
      int column = language.equals("zh") ? 2 : 0;
      for (int i = 0; i < rows.size(); i++) {
        String id = "F%02d-%s".formatted(i + 1, language);
        entries.add(entry(id, rows.get(i).subList(column, column + 2)));
      }
      for (List<String> row : TextTable.rows("policies.tsv")) {
        String id = "policy-%s-%s".formatted(row.getFirst(), language);
        entries.add(entry(id, row.subList(column + 1, column + 3)));
      }
    }
    return entries;
  }

  private static FaqEntry entry(String id, List<String> texts) {
    return new FaqEntry(new FaqId(id), texts.get(0), texts.get(1));
  }
}
