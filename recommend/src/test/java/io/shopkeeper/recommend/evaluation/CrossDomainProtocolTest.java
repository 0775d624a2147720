package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.RecommendException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossDomainProtocolTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final int TASTES = 6;

  @TempDir private Path folder = Path.of("");

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  @Test
  void whatCustomersDidElsewhereFindsWhatTheyLikeHere() {
    EvaluationResult result = run(true, false, 2);

    assertThat(metric(result, "ndcg@10 ratio").low()).isPositive();
    assertThat(metric(result, "ndcg@10 ratio given").low()).isPositive();
    assertThat(metric(result, "users").estimate()).isEqualTo(300);
    assertThat(result.lists()).hasSize(300);
  }

  @Test
  void whereTheOtherDomainTellsNothingNothingIsGained() {
    EvaluationResult result = run(false, false, 2);

    assertThat(metric(result, "ndcg@10 ratio").low()).isLessThan(.05);
  }

  /// Everybody has what is to be found from the other domain, under another id.
  @Test
  void sameProductsInBothDomainsAreToldApartFromTaste() {
    EvaluationResult result = run(false, true, 2);

    assertThat(metric(result, "ndcg@10").estimate())
        .isGreaterThan(2 * metric(result, "ndcg@10 single").estimate());
    assertThat(metric(result, "users elsewhere").estimate()).isLessThan(150);
  }

  @Test
  void theSameListsComeOutAtAnyNumberOfWorkers() {
    assertThat(run(true, false, 1).lists()).isEqualTo(run(true, false, 2).lists());
  }

  @Test
  void aLineInAnotherLayoutIsRefusedByItsNumber() throws IOException {
    Path pairs = Files.writeString(folder.resolve("pairs.txt"), "u1 i1 1\nu1 i2 1\n");
    Path broken = Files.writeString(folder.resolve("broken.txt"), "u1 i1 1\nu1\n");

    assertThatThrownBy(() -> CrossDomainData.read(pairs, pairs, broken, null))
        .isInstanceOf(RecommendException.class)
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> CrossDomainData.read(pairs, pairs, pairs, pairs))
        .hasMessageContaining("line 1");
  }

  @Test
  void domainsWithoutACommonCustomerAreRefused() {
    var data =
        new CrossDomainData(
            List.of(new UserItems("a", List.of("x", "y"))),
            List.of(new UserItems("a", List.of("z"))),
            List.of(new UserItems("b", List.of("p"))),
            Map.of());

    assertThatThrownBy(() -> protocol(2).fit(data))
        .isInstanceOf(RecommendException.class)
        .hasMessageContaining("in both domains");
  }

  private static CrossDomainProtocol protocol(int workers) {
    return new CrossDomainProtocol(true, new Seed(1), new Workers(POOL, workers), Progress.NONE);
  }

  /// Few items here, hardly by taste but for the last, many there: of the same taste if `alike`; if
  /// `twins`, each has here what they have there.
  private static EvaluationResult run(boolean alike, boolean twins, int workers) {
    var random = new Random(5);
    List<UserItems> train = new ArrayList<>();
    List<UserItems> test = new ArrayList<>();
    List<UserItems> source = new ArrayList<>();
    for (int user = 0; user < 300; user++) {
      String id = "u" + user;
      int taste = random.nextInt(TASTES);
      List<String> here = new ArrayList<>();
      while (here.size() < 4) {
        boolean own = here.size() == 3 || random.nextDouble() < .4;
        int of = alike && own ? taste : random.nextInt(TASTES);
        String item = "t" + (of * 20 + random.nextInt(20));
        if (!here.contains(item)) {
          here.add(item);
        }
      }
      train.add(new UserItems(id, here.subList(0, 3)));
      test.add(new UserItems(id, here.subList(3, 4)));
      List<String> there = new ArrayList<>();
      if (twins) {
        here.forEach(item -> there.add("same-as-" + item));
      } else {
        for (int k = 0; k < 10; k++) {
          there.add("s" + (taste * 20 + random.nextInt(20)));
        }
      }
      source.add(new UserItems(id, there));
    }
    Map<String, List<String>> negatives = new HashMap<>();
    for (UserItems user : test) {
      negatives.put(
          user.user(),
          random
              .ints(0, 20 * TASTES)
              .mapToObj(item -> "t" + item)
              .filter(item -> !user.items().contains(item))
              .distinct()
              .limit(60)
              .toList());
    }
    return protocol(workers)
        .fit(new CrossDomainData(train, test, source, negatives))
        .evaluate(new Bootstrap(new Seed(1), 200, .95));
  }

  private static Interval metric(EvaluationResult result, String name) {
    return result.metrics().metrics().getOrDefault(name, Interval.exact(-1));
  }
}
