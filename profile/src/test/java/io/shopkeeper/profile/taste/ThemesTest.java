package io.shopkeeper.profile.taste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.TeaAndTents;
import io.shopkeeper.profile.customer.CustomerProfiles;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import io.shopkeeper.profile.customer.ShopWide;
import io.shopkeeper.store.Query;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThemesTest {
  private final ExecutorService pool = Executors.newFixedThreadPool(3);

  @SuppressWarnings("NullAway.Init") // Opened before each test.
  private TeaAndTents shop;

  @BeforeEach
  void open(@TempDir Path folder) {
    shop = new TeaAndTents(folder.resolve("store"));
  }

  @AfterEach
  void close() {
    pool.shutdown();
    shop.close();
  }

  @Test
  void productsThatMeanAlikeAreOfOneThemeNamedByTheirWords() {
    LearnedThemes learned = learn();

    assertThat(String.join("; ", learned.names())).contains("teapot", "tent", "knife");
    assertThat(
            IntStream.range(0, 30)
                .mapToObj(i -> theme("p" + i).contains(List.of("tea", "tent", "knife").get(i / 10)))
                .distinct())
        .containsExactly(true);
    assertThat(LearnedThemes.newest(shop.store().facts())).contains(learned);
  }

  @Test
  void whatACustomerLooksAtSearchesForBuysAndWritesMakesTheirTaste() {
    for (int i = 0; i < 30; i++) {
      shop.look("all", "p" + i, 1);
    }
    shop.look("ann", "p12", 5);
    shop.buy("ann", "p13", 3);
    shop.search("ann", "sleeping bag", 2);
    shop.review("r1", "ann", "p13", 5.0, "The best camp I ever had");
    shop.look("ann", "p1", 4);
    shop.search("ann", "something else", 1);
    learn();

    CustomerStatistics ann = fresh("ann");

    String tents = theme("p12");
    assertThat(ann.themes().stream().map(Preference::name))
        .as("words that mean nothing here count nowhere")
        .containsExactly(tents, theme("p1"));
    double half = 180;
    double own =
        Math.pow(2, -5 / half)
            + 5 * Math.pow(2, -3 / half)
            + 2 * Math.pow(2, -2 / half)
            + 3 * Math.pow(2, -1 / half);
    double other = Math.pow(2, -4 / half);
    double prior = wide().themes().getOrDefault(tents, 0.0);
    assertThat(ann.themes().getFirst().share())
        .isCloseTo((own + 5 * prior) / (own + other + 5), within(1e-9));
    assertThat(prior).isBetween(.4, .7);
  }

  @Test
  void aTasteShowsWhatItRestsOnTheStrongestFirst() {
    shop.look("ann", "p12", 5);
    shop.look("ann", "p12", 1);
    shop.buy("ann", "p13", 3);
    shop.search("ann", "sleeping bag", 2);
    shop.review("r1", "ann", "p13", 5.0, "The best camp I ever had");
    learn();

    Map<String, List<Sign>> signs =
        Sign.read(shop.store().facts(), "ann", List.of(theme("p12")), TeaAndTents.NOW, 3);

    assertThat(signs.get(theme("p12")))
        .extracting(Sign::type, Sign::product, Sign::words, Sign::times)
        .containsExactly(
            tuple("purchase", new ProductId("p13"), null, 1L),
            tuple("review", new ProductId("p13"), "The best camp I ever had", 1L),
            tuple("view_item", new ProductId("p12"), null, 2L));
    assertThat(Sign.read(shop.store().facts(), "nobody", List.of("x"), TeaAndTents.NOW, 3))
        .containsExactly(Map.entry("x", List.of()));
  }

  @Test
  void countingOnGivesTheThemesThatCountingAnewDoes() {
    learn();
    var kept = new CustomerProfiles(shop.store().facts());
    kept.rebuild(TeaAndTents.NOW);
    shop.look("ann", "p12", 5);
    kept.update(TeaAndTents.NOW);
    shop.buy("ann", "p2", 7);
    kept.update(TeaAndTents.NOW);

    assertThat(kept.statistics("ann", TeaAndTents.NOW, TeaAndTents.TODAY).orElseThrow().themes())
        .isEqualTo(fresh("ann").themes())
        .hasSize(2);
  }

  @Test
  void learningAgainReplacesWhatWasLearnedAndOneThatBrokeOffLeavesTheLast() {
    LearnedThemes first = learn();
    shop.store()
        .facts()
        .update(
            new Query(
                "a learning that broke off",
                "INSERT INTO theme_member(version, theme, kind, member) VALUES (2, 0, 'product',"
                    + " 'p1')",
                List.of()));
    assertThat(LearnedThemes.newest(shop.store().facts())).contains(first);

    LearnedThemes again = learn();

    assertThat(again.version()).isEqualTo(3);
    assertThat(again.names()).as("the same data, the same seed").isEqualTo(first.names());
    assertThat(ask("SELECT count(*)::VARCHAR FROM theme_member")).containsExactly("30");
  }

  @Test
  void aCatalogueOfAFewProductsHasNoThemes(@TempDir Path folder) {
    try (var small = new TeaAndTents(folder)) {
      small.store().facts().update(new Query("fewer", "DELETE FROM product", List.of()));
      small.put(ThemeTraining.LEAST - 1);
      assertThatThrownBy(() ->
              new ThemeTraining(
                      small.store(), new ConceptEmbedder(), new Workers(pool, 1), Progress.NONE)
                  .learn(new Seed(1), InstantSource.fixed(TeaAndTents.NOW)))
          .isInstanceOf(ProfileException.class)
          .hasMessage("there are 19 products, at least 20 are needed");
    }
  }

  @Test
  void beforeThemesAreLearnedNothingIsToldOfThem() {
    shop.look("ann", "p12", 5);
    assertThat(fresh("ann").themes()).isEmpty();
    assertThat(LearnedThemes.newest(shop.store().facts())).isEmpty();
  }

  @Test
  void groupsAreTheSameAtAnyNumberOfWorkers() {
    RandomGenerator random = new Seed(3).generator("points");
    float[][] points = new float[500][8];
    for (float[] point : points) {
      double norm = 0;
      for (int d = 0; d < point.length; d++) {
        point[d] = (float) random.nextGaussian();
        norm += point[d] * point[d];
      }
      for (int d = 0; d < point.length; d++) {
        point[d] /= (float) Math.sqrt(norm);
      }
    }
    SphericalMeans one = SphericalMeans.of(points, 12, new Seed(1), new Workers(pool, 1));
    SphericalMeans three = SphericalMeans.of(points, 12, new Seed(1), new Workers(pool, 3));
    assertThat(one.of()).isEqualTo(three.of());
    assertThat(one.centres()).isDeepEqualTo(three.centres());
    assertThat(SphericalMeans.of(new float[5][8], 3, new Seed(1), new Workers(pool, 1)).of())
        .as("points without a direction are all alike")
        .containsOnly(0);
  }

  private LearnedThemes learn() {
    return new ThemeTraining(
            shop.store(), new ConceptEmbedder(), new Workers(pool, 2), Progress.NONE)
        .learn(new Seed(1), InstantSource.fixed(TeaAndTents.NOW));
  }

  private String theme(String product) {
    return ask("SELECT theme FROM product_themes WHERE product = '%s'".formatted(product))
        .getFirst();
  }

  private List<String> ask(String sql) {
    return shop.store().facts().list(new Query("asked", sql, List.of()), row -> row.text(0));
  }

  private CustomerStatistics fresh(String customer) {
    return CustomerProfiles.fresh(
            shop.store().facts(), customer, wide(), TeaAndTents.NOW, TeaAndTents.TODAY)
        .orElseThrow();
  }

  private ShopWide wide() {
    var profiles = new CustomerProfiles(shop.store().facts());
    profiles.rebuild(TeaAndTents.NOW);
    return profiles.shopWide();
  }
}
