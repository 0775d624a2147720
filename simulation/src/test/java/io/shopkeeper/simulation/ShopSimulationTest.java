package io.shopkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventType;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShopSimulationTest {

  private static final Instant END = Instant.parse("2026-11-23T12:00:00Z");
  private static final SimulatedShop SHOP =
      ShopSimulation.run(SimulationSettings.small(Locale.ENGLISH, END), new Seed(7));

  @Test
  void theSameSeedGivesTheSameShop() {
    assertThat(ShopSimulation.run(SimulationSettings.small(Locale.ENGLISH, END), new Seed(7)))
        .isEqualTo(SHOP);
  }

  @Test
  void anotherSeedGivesAnotherShop() {
    assertThat(
            ShopSimulation.run(SimulationSettings.small(Locale.ENGLISH, END), new Seed(8)).events())
        .isNotEqualTo(SHOP.events());
  }

  @Test
  void eventsComeInTimeOrderWithinTheDaysAskedFor() {
    assertThat(SHOP.events())
        .isSortedAccordingTo(Comparator.comparing(event -> event.visit().time()))
        .allSatisfy(event ->
            assertThat(event.visit().time()).isBetween(END.minus(Duration.ofDays(91)), END));
  }

  @Test
  void everyEventHasAnIdOfItsOwn() {
    assertThat(SHOP.events()).extracting(ShopEvent::id).doesNotHaveDuplicates();
  }

  @Test
  void everyKindOfEventHappens() {
    Map<Object, Long> kinds =
        SHOP.events().stream()
            .collect(Collectors.groupingBy(ShopEvent::type, Collectors.counting()));
    assertThat(kinds)
        .containsKeys(
            EventType.VIEW_ITEM_LIST,
            EventType.SELECT_ITEM,
            EventType.SEARCH,
            EventType.REMOVE_FROM_CART,
            EventType.REFUND);
    assertThat(kinds.get(EventType.VIEW_ITEM)).isGreaterThan(kinds.get(EventType.ADD_TO_CART));
    assertThat(kinds.get(EventType.ADD_TO_CART)).isGreaterThan(kinds.get(EventType.PURCHASE));
  }

  @Test
  void eventsNameProductsOfTheCatalogueOnly() {
    Set<ProductId> catalogue =
        SHOP.products().stream().map(Product::id).collect(Collectors.toSet());
    assertThat(SHOP.events())
        .allSatisfy(event -> assertThat(catalogue).containsAll(event.products()));
  }

  @Test
  void someProductsSellFarBetterThanOthers() {
    List<Long> sales =
        purchases(SHOP).stream()
            .flatMap(purchase -> purchase.products().stream())
            .collect(Collectors.groupingBy(product -> product, Collectors.counting()))
            .values()
            .stream()
            .sorted(Comparator.reverseOrder())
            .toList();
    long all = sales.stream().mapToLong(Long::longValue).sum();
    long best = sales.stream().limit(SHOP.products().size() / 10).mapToLong(Long::longValue).sum();
    assertThat((double) best / all).isBetween(.2, .6);
  }

  @Test
  void customersBuyAgainFromTheAislesTheyLike() {
    Map<ProductId, List<String>> aisles = new HashMap<>();
    SHOP.products().forEach(product -> aisles.put(product.id(), product.categories()));
    Map<Object, List<List<String>>> bought =
        purchases(SHOP).stream()
            .filter(purchase -> purchase.visit().customer() != null)
            .collect(
                Collectors.groupingBy(
                    purchase -> String.valueOf(purchase.visit().customer()),
                    Collectors.flatMapping(
                        purchase -> purchase.products().stream().map(aisles::get),
                        Collectors.toList())));
    assertThat(
            bought.values().stream()
                .filter(all -> all.size() >= 6)
                .mapToDouble(all -> (double) Set.copyOf(all).size() / all.size())
                .average()
                .orElse(1))
        .isLessThan(.6);
  }

  @Test
  void whoHasLeftComesNoMoreAndSomeDo() {
    Map<String, Instant> last = new HashMap<>();
    Map<String, Instant> ordered = new HashMap<>();
    for (ShopEvent event : SHOP.events()) {
      if (event.visit().customer() != null && !(event instanceof ShopEvent.Refund)) {
        last.put(event.visit().customer().value(), event.visit().time());
        if (event instanceof ShopEvent.Purchase) {
          ordered.put(event.visit().customer().value(), event.visit().time());
        }
      }
    }
    List<String> left =
        SHOP.dispositions().entrySet().stream()
            .filter(customer -> customer.getValue().left())
            .map(customer -> customer.getKey().value())
            .toList();
    assertThat(left)
        .hasSizeBetween(SHOP.customers().size() / 20, SHOP.customers().size() / 2)
        .allSatisfy(customer -> assertThat(last.get(customer)).isEqualTo(ordered.get(customer)));
    assertThat(SHOP.dispositions()).hasSameSizeAs(SHOP.customers());
  }

  @Test
  void theThriftyPutCheaperThingsIntoTheCartThanTheyLookAt() {
    assertThat(cheaper(true)).isGreaterThan(cheaper(false) + .03);
  }

  private static double thrift(CustomerId customer) {
    return Objects.requireNonNull(SHOP.dispositions().get(customer)).thrift();
  }

  /// By how much the logarithm of prices in carts is below that of prices looked at.
  private static double cheaper(boolean thrifty) {
    Map<ProductId, Double> prices = new HashMap<>();
    SHOP.products()
        .forEach(product ->
            prices.put(
                product.id(), Math.log((double) Objects.requireNonNull(product.price()).minor())));
    double[] sums = new double[4];
    for (ShopEvent event : SHOP.events()) {
      if (event.visit().customer() != null
          && (event instanceof ShopEvent.ViewItem || event instanceof ShopEvent.AddToCart)
          && thrift(event.visit().customer()) > 2 == thrifty) {
        int at = event instanceof ShopEvent.ViewItem ? 0 : 2;
        sums[at] += prices.getOrDefault(event.products().getFirst(), 0.0);
        sums[at + 1]++;
      }
    }
    return sums[0] / sums[1] - sums[2] / sums[3];
  }

  @Test
  void refundsGoBackToAnOrderThatWasPlaced() {
    Set<OrderId> orders =
        purchases(SHOP).stream().map(ShopEvent.Purchase::order).collect(Collectors.toSet());
    assertThat(SHOP.events())
        .filteredOn(ShopEvent.Refund.class::isInstance)
        .isNotEmpty()
        .allSatisfy(refund -> assertThat(orders).contains(((ShopEvent.Refund) refund).order()));
  }

  @Test
  void betterRatingsComeWithBetterWords() {
    assertThat(praise(reviews(review -> rating(review) >= 4), ""))
        .isGreaterThan(praise(reviews(review -> rating(review) <= 2), "") + .4);
  }

  @Test
  void whatReviewsSayOfAnAspectIsTheTruthOfIt() {
    for (String aspect : List.of("quality", "price", "appearance")) {
      assertThat(praise(reviews(review -> truth(review, aspect) > .8), aspect))
          .as(aspect)
          .isGreaterThan(praise(reviews(review -> truth(review, aspect) < .6), aspect) + .2);
    }
  }

  @Test
  void deliveriesOfTheLastDaysAreLate() {
    Instant since = END.minus(Duration.ofDays(25));
    assertThat(praise(reviews(review -> review.time().isAfter(since)), "delivery")).isLessThan(.3);
    assertThat(praise(reviews(review -> review.time().isBefore(since)), "delivery"))
        .isGreaterThan(.6);
  }

  @Test
  void aChineseShopSpeaksChineseAndKeepsEnglishTitlesAndCategoriesBeside() {
    SimulatedShop shop =
        ShopSimulation.run(SimulationSettings.small(Locale.CHINA, END), new Seed(7));
    assertThat(shop.products())
        .allSatisfy(product -> {
          assertThat(product.title()).matches(".*\\p{IsHan}.*");
          assertThat(product.attributes()).containsKey("title_en");
          assertThat(product.attributes().get("categories_en")).matches("[ -~]+ > [ -~]+");
        });
  }

  @Test
  void whatTheShopAnswersIsThereInBothLanguages() {
    List<FaqEntry> faq =
        ShopSimulation.run(SimulationSettings.small(Locale.CHINA, END), new Seed(7)).faq();
    List<FaqEntry> chinese =
        faq.stream().filter(entry -> entry.answer().matches(".*\\p{IsHan}.*")).toList();

    assertThat(faq).startsWith(chinese.toArray(FaqEntry[]::new)).hasSize(2 * chinese.size());
    assertThat(chinese).hasSizeGreaterThan(10);
    assertThat(faq.stream().map(FaqEntry::id)).doesNotHaveDuplicates();
  }

  @Test
  void theSmallestShopHasOneProductOneCustomerAndOneDay() {
    var settings =
        new SimulationSettings(SimulationSettings.small(Locale.ENGLISH, END).shop(), 1, 1, 1, END);
    SimulatedShop shop = ShopSimulation.run(settings, new Seed(1));
    assertThat(shop.products()).hasSize(1);
    assertThat(shop.customers()).hasSize(1);
  }

  @Test
  void aShopWithoutProductsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimulationSettings(SHOP.shop(), 0, 1, 1, END))
        .withMessage("products is 0, from 1 to 100000 are allowed");
  }

  @Test
  void aProductHasAsManyAttributesAsAskedForInTheShopsLanguage() {
    SimulationSettings settings = SimulationSettings.demo(Locale.ENGLISH, END).sized(200, 1, 1);
    for (Product product : ShopSimulation.run(settings, new Seed(7)).products()) {
      assertThat(product.attributes()).hasSize(100).containsKeys("gtin", "country of origin");
    }
    SimulationSettings chinese = SimulationSettings.demo(Locale.CHINA, END).sized(200, 1, 1);
    assertThat(ShopSimulation.run(chinese.detailed(50), new Seed(7)).products())
        .allSatisfy(
            product -> assertThat(product.attributes()).hasSize(50).containsKeys("条形码", "style"));
  }

  @Test
  void attributesFitTheGoods() {
    var settings = SimulationSettings.demo(Locale.ENGLISH, END);
    List<Product> products =
        new Assortment(settings, new Seed(7)).articles().stream().map(Article::product).toList();
    assertThat(values(products, "Tents", "oven safe")).containsOnly("no");
    assertThat(values(products, "Baking", "oven safe")).containsOnly("yes", "no");
    assertThat(values(products, "Towels", "material")).contains("cotton").doesNotContain("oak");
    assertThat(values(products, "Knives", "material")).contains("steel").doesNotContain("cotton");
    assertThat(products)
        .filteredOn(product -> product.attributes().containsKey("protein"))
        .allSatisfy(product -> assertThat(product.categories()).startsWith("Pantry"));
  }

  private static Set<String> values(List<Product> products, String aisle, String attribute) {
    return products.stream()
        .filter(product -> product.categories().contains(aisle))
        .map(product -> product.attributes().get(attribute))
        .collect(Collectors.toSet());
  }

  @Test
  void aLargeShopHasMoreAislesThanASmallOneAndAllOfThemDiffer() {
    SimulationSettings settings = SimulationSettings.demo(Locale.ENGLISH, END).sized(2_000, 1, 1);
    List<Product> products = ShopSimulation.run(settings.detailed(3), new Seed(7)).products();
    assertThat(products.stream().map(Product::categories).distinct()).hasSize(40);
    assertThat(SHOP.products().stream().map(Product::categories).distinct()).hasSize(15);
  }

  @Test
  void whileAPromotionRunsItsDepartmentIsCheaper() {
    Map<ProductId, Product> products =
        SHOP.products().stream().collect(Collectors.toMap(Product::id, product -> product));
    int reduced = 0;
    for (ShopEvent.Purchase purchase : purchases(SHOP)) {
      for (OrderLine line : purchase.lines()) {
        Product product = Objects.requireNonNull(products.get(line.product()));
        long usual = Objects.requireNonNull(product.price()).minor();
        double off =
            SHOP.promotions().stream()
                .filter(promotion ->
                    promotion.holds(
                            product.categories().getFirst(),
                            SHOP.shop().day(purchase.visit().time().minusSeconds(3_600)))
                        || promotion.holds(
                            product.categories().getFirst(),
                            SHOP.shop().day(purchase.visit().time())))
                .mapToDouble(Promotion::off)
                .max()
                .orElse(0);
        assertThat((double) line.unitPrice().minor()).isBetween(usual * (1 - off) - 1, usual + 0.0);
        reduced += line.unitPrice().minor() < usual ? 1 : 0;
      }
    }
    assertThat(reduced).isPositive();
  }

  @Test
  void ordersAreCancelledSentBackInPartAndWhole() {
    Map<OrderId, ShopEvent.Purchase> orders =
        purchases(SHOP).stream()
            .collect(Collectors.toMap(ShopEvent.Purchase::order, purchase -> purchase));
    int cancelled = 0;
    int inPart = 0;
    for (ShopEvent event : SHOP.events()) {
      if (event instanceof ShopEvent.Refund refund) {
        ShopEvent.Purchase order = Objects.requireNonNull(orders.get(refund.order()));
        Duration after = Duration.between(order.visit().time(), refund.visit().time());
        cancelled += after.compareTo(Duration.ofDays(1)) < 0 ? 1 : 0;
        inPart += refund.lines().size() < order.lines().size() ? 1 : 0;
      }
    }
    assertThat(cancelled).isPositive();
    assertThat(inPart).isPositive();
  }

  @Test
  void aMarketplaceTellsOfOrdersOnly() {
    assertThat(SHOP.events())
        .filteredOn(event -> event.visit().channel().equals(Visits.MARKETPLACE))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.type()).isIn(EventType.PURCHASE, EventType.REFUND));
  }

  private static List<ShopEvent.Purchase> purchases(SimulatedShop shop) {
    return shop.events().stream()
        .filter(ShopEvent.Purchase.class::isInstance)
        .map(ShopEvent.Purchase.class::cast)
        .toList();
  }

  private static double rating(Review review) {
    return review.rating() == null ? 0 : review.rating();
  }

  private static double truth(Review review, String aspect) {
    return SHOP.aspects().getOrDefault(review.product(), Map.of()).getOrDefault(aspect, .7);
  }

  private static List<Review> reviews(Predicate<Review> which) {
    return SHOP.reviews().stream().filter(which).toList();
  }

  /// How many of the clauses on an aspect, or on any, praise it.
  private static double praise(List<Review> reviews, String aspect) {
    int[] clauses = new int[2];
    for (List<String> row : TextTable.rows("review-clauses.tsv")) {
      if (aspect.isEmpty() || row.getFirst().equals(aspect)) {
        for (String text : row.subList(2, 4)) {
          String words =
              Arrays.stream(text.split("\\{noun}"))
                  .max(Comparator.comparingInt(String::length))
                  .orElseThrow();
          clauses[row.get(1).equals("+") ? 0 : 1] +=
              (int) reviews.stream().filter(review -> review.text().contains(words)).count();
        }
      }
    }
    return (double) clauses[0] / Math.max(1, clauses[0] + clauses[1]);
  }
}
