package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.ranking.ProductTraits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ColdProtocolTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final int BRANDS = 12;
  private static final int OF_A_BRAND = 25;

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  @Test
  void newProductsAreShownToThoseWhoLikeTheirBrand() {
    EvaluationResult result = run(shoppers(500, new Random(1)), ColdProtocolTest::brand, 2);

    assertThat(metric(result, "new products").estimate()).isEqualTo(BRANDS * OF_A_BRAND / 5);
    assertThat(metric(result, "recall@20 over chance").low()).isGreaterThan(1.5);
    assertThat(metric(result, "coverage@20").estimate()).isGreaterThan(.6);
  }

  /// Were anything of the new products known from behaviour, they would be told apart without it.
  @Test
  void whereNothingIsKnownOfProductsNewOnesAreShownByChance() {
    EvaluationResult result = run(shoppers(500, new Random(2)), _ -> ProductTraits.UNKNOWN, 2);

    assertThat(metric(result, "recall@20 over chance").low()).isLessThan(1.05);
    assertThat(metric(result, "recall@20 over chance").high()).isGreaterThan(.95);
  }

  @Test
  void theSameListsComeOutAtAnyNumberOfWorkers() {
    List<UserItems> sequences = shoppers(200, new Random(3));

    assertThat(run(sequences, ColdProtocolTest::brand, 2).lists())
        .isEqualTo(run(sequences, ColdProtocolTest::brand, 1).lists());
  }

  @Test
  void coldProductsAreInNothingThatIsLearnedFrom() {
    List<UserItems> sequences = shoppers(100, new Random(4));
    Set<String> products = new HashSet<>();
    sequences.forEach(user -> products.addAll(user.items()));

    ColdCut cut = ColdCut.of(sequences, products, .2, .2, new Seed(1));

    assertThat(cut.cold()).hasSize((int) Math.round(.2 * products.size()));
    assertThat(cut.train()).hasSameSizeAs(sequences);
    assertThat(cut.train())
        .allSatisfy(user -> assertThat(user.items()).doesNotContainAnyElementsOf(cut.cold()));
    assertThat(cut.test()).isNotEmpty();
    assertThat(cut.test()).allSatisfy(user -> assertThat(cut.cold()).containsAll(user.items()));
  }

  @Test
  void whatAUserHadBeforeIsNotToBeFound() {
    List<UserItems> sequences = List.of(new UserItems("u", List.of("a", "b", "c", "d", "a")));

    ColdCut cut = ColdCut.of(sequences, Set.of("a"), 1, .2, new Seed(1));

    assertThat(cut.train().getFirst().items()).containsExactly("b", "c", "d");
    assertThat(cut.test()).isEmpty();
  }

  @Test
  void whereNobodyTakesANewProductThereIsNothingToLearn() {
    List<UserItems> sequences = List.of(new UserItems("u", List.of("i1", "i2")));

    assertThatThrownBy(() -> run(sequences, ColdProtocolTest::brand, 1))
        .isInstanceOf(RecommendException.class)
        .hasMessageContaining("nobody took a product");
  }

  private static EvaluationResult run(
      List<UserItems> sequences, Function<ProductId, ProductTraits> traits, int workers) {
    return new ColdProtocol(new Seed(1), new Workers(POOL, workers), Progress.NONE)
        .fit(sequences, Set.of(), traits)
        .evaluate(new Bootstrap(new Seed(1), 200, .95));
  }

  /// Each likes two brands and takes four of five products from them.
  private static List<UserItems> shoppers(int count, Random random) {
    List<UserItems> sequences = new ArrayList<>();
    for (int user = 0; user < count; user++) {
      int liked = random.nextInt(BRANDS);
      int other = random.nextInt(BRANDS);
      List<String> items =
          IntStream.range(0, 25)
              .mapToObj(_ -> {
                int brand = random.nextInt(5) == 0 ? random.nextInt(BRANDS) : liked;
                return item(
                    (random.nextBoolean() ? brand : other) * OF_A_BRAND
                        + random.nextInt(OF_A_BRAND));
              })
              .distinct()
              .toList();
      sequences.add(new UserItems("u" + user, items));
    }
    return sequences;
  }

  private static String item(int number) {
    return "i" + number;
  }

  private static ProductTraits brand(ProductId id) {
    int number = Integer.parseInt(id.value().substring(1));
    return ProductTraits.ofAttributes(List.of("brand=" + number / OF_A_BRAND));
  }

  private static Interval metric(EvaluationResult result, String name) {
    return result.metrics().metrics().getOrDefault(name, Interval.exact(-1));
  }
}
