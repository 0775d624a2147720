package io.shopkeeper.simulation;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.FaqId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.ShopEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes up a shop. O(customers · visits · products of an aisle); the default one takes about a
/// second.
public final class ShopSimulation {

  private static final int STYLES = TextTable.rows("styles.tsv").size();
  private static final int AISLES = Aisle.all().size();

  /// Of the customers, how many write in the other language of the shop.
  private static final int OTHER_LANGUAGE_EVERY = 4;

  private ShopSimulation() {}

  public static SimulatedShop run(SimulationSettings settings, Seed seed) {
    List<Article> articles = new Assortment(settings, seed).articles();
    Map<ProductId, Article> byId = new HashMap<>();
    articles.forEach(article -> byId.put(article.product().id(), article));
    var customers = new ArrayList<Customer>();
    var events = new ArrayList<ShopEvent>();
    var reviews = new ArrayList<Review>();
    for (int number = 0; number < settings.customers(); number++) {
      Shopper shopper = shopper(settings, number, seed);
      customers.add(shopper.customer());
      List<ShopEvent> own = new Visits(settings, articles, shopper, seed).events();
      events.addAll(own);
      var writer = new ReviewWriter(shopper, seed);
      for (ShopEvent event : own) {
        if (event instanceof ShopEvent.Purchase purchase) {
          reviews.addAll(writer.of(purchase, byId, settings.end()));
        }
      }
    }
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
            .collect(Collectors.toMap(article -> article.product().id(), Article::aspects)));
  }

  /// What the shop answers, in its own language first and then in the other one. The `number`-th
  /// customer.
  static Shopper shopper(SimulationSettings settings, int number, Seed seed) {
    boolean chinese = settings.chinese() ^ number % OTHER_LANGUAGE_EVERY == 0;
    return Shopper.of(number, AISLES, STYLES, chinese, seed);
  }

  private static List<FaqEntry> faq(boolean chinese) {
    var entries = new ArrayList<FaqEntry>();
    List<List<String>> rows = TextTable.rows("faq.tsv");
    for (String language : chinese ? List.of("zh", "en") : List.of("en", "zh")) {
      int question = language.equals("zh") ? 2 : 0;
      for (int i = 0; i < rows.size(); i++) {
        entries.add(
            new FaqEntry(
                new FaqId("F%02d-%s".formatted(i + 1, language)),
                rows.get(i).get(question),
                rows.get(i).get(question + 1)));
      }
    }
    return entries;
  }
}
