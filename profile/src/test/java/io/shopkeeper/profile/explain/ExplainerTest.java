package io.shopkeeper.profile.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.predict.ClassifierTrainer;
import io.shopkeeper.profile.predict.FeatureColumn;
import io.shopkeeper.profile.predict.FeatureColumn.Categorical;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import io.shopkeeper.profile.predict.FeatureTable;
import io.shopkeeper.profile.predict.FittedClassifier;
import io.shopkeeper.profile.predict.Labelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Workers WORKERS = new Workers(POOL, 2);
  private static final int ROWS = 800;

  private static FeatureTable table;
  private static List<FittedClassifier> fitted;

  @BeforeAll
  static void fit() {
    RandomGenerator random = new Seed(2).generator("test");
    float[] visits = new float[ROWS];
    float[] noise = new float[ROWS];
    int[] city = new int[ROWS];
    boolean[] happened = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      visits[i] = random.nextInt(40);
      noise[i] = (float) random.nextGaussian();
      city[i] = random.nextInt(2);
      happened[i] = random.nextDouble() < (visits[i] > 20 ? .85 : .1) + (city[i] == 0 ? .05 : 0);
    }
    table =
        new FeatureTable(
            List.of(
                new Numeric("visits", visits),
                new Numeric("noise", noise),
                new Categorical("city", city, List.of("north", "south"))),
            ROWS);
    fitted = new ClassifierTrainer(new Seed(1), WORKERS).train(Labelled.of(table, happened));
  }

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  @Test
  void reasonsAddUpToTheLogOdds() {
    for (FittedClassifier one : fitted) {
      double[] margins = one.model().margins(table, WORKERS);
      for (int row = 0; row < 20; row++) {
        assertThat(new Explainer(one.model()).reasons(table, row).prediction())
            .isCloseTo(margins[row], within(1e-9));
      }
    }
  }

  @Test
  void whatMattersMostIsWhatTheOutcomeWasMadeOf() {
    for (FittedClassifier one : fitted) {
      double[] importance = new Explainer(one.model()).importance(table, 200, WORKERS);
      assertThat(importance[0]).isGreaterThan(3 * importance[1]).isGreaterThan(3 * importance[2]);
    }
  }

  @Test
  void thePathThroughATreeNamesFeaturesAndHoldsForTheRow() {
    FittedClassifier trees =
        fitted.stream()
            .filter(f -> f.kind().label().equals("boosted-trees"))
            .findFirst()
            .orElseThrow();

    List<String> path = new Explainer(trees.model()).decisionPath(table, 0);

    assertThat(path).isNotEmpty().anyMatch(step -> step.startsWith("visits"));
  }

  @Test
  void theSmallestChangeTurnsTheAnswerAndLeavesTheRestAlone() {
    for (FittedClassifier one : fitted) {
      int row = row(visits -> visits < 10);

      List<SmallestChange.Change> changes =
          new SmallestChange(one.model(), 0, ROWS, new Likeness(table)).of(row, List.of());

      assertThat(changes).hasSize(1);
      assertThat(changes.getFirst().feature()).isEqualTo("visits");
      assertThat(Double.parseDouble(changes.getFirst().to())).isBetween(19.0, 24.0);
    }
  }

  @Test
  void whatCannotChangeIsNotChanged() {
    List<SmallestChange.Change> changes =
        new SmallestChange(fitted.getFirst().model(), 0, ROWS, new Likeness(table))
            .of(row(visits -> visits < 5), List.of(0));

    assertThat(changes).noneMatch(change -> change.feature().equals("visits"));
  }

  @Test
  void whatIsKnownDoesNotBecomeUnknown() {
    for (FittedClassifier one : fitted) {
      int row = row(visits -> visits < 10);
      float[] visits = ((Numeric) table.columns().getFirst()).values().clone();
      for (int other = 0; other < ROWS; other++) {
        visits[other] = other == row ? visits[other] : Float.NaN;
      }
      var columns = new ArrayList<FeatureColumn>(table.columns());
      columns.set(0, new Numeric("visits", visits));

      assertThat(
              new SmallestChange(
                      one.model(), 0, ROWS, new Likeness(new FeatureTable(columns, ROWS)))
                  .of(row, List.of()))
          .noneMatch(change -> change.to().isEmpty());
    }
  }

  @Test
  void aRowChangedInOneFeatureIsAnsweredAsTheModelDoes() {
    for (FittedClassifier one : fitted) {
      var model = new PartedModel(one.model(), table.columns().size());
      int[] from = {3, 14, 15};
      PartedModel.Row mixed = model.row(table, from);
      assertThat(mixed.margin()).isEqualTo(margin(one, from));
      for (int feature = 0; feature < from.length; feature++) {
        for (int donor = 0; donor < 50; donor++) {
          int[] changed = from.clone();
          changed[feature] = donor;
          assertThat(mixed.margin(feature, donor)).isEqualTo(margin(one, changed));
        }
      }
      assertThat(mixed.margin()).isEqualTo(margin(one, from));
    }
  }

  /// Of a row with each feature from another.
  private static double margin(FittedClassifier one, int[] from) {
    List<FeatureColumn> columns = new ArrayList<>();
    for (int c = 0; c < from.length; c++) {
      columns.add(table.columns().get(c).rows(new int[] {from[c]}));
    }
    return one.model().margins(new FeatureTable(columns, 1), WORKERS)[0];
  }

  @Test
  void aCopyIsMostAlike() {
    int[] rows = {5, 1, 2, 3, 4, 5};
    assertThat(new Likeness(table.rows(rows)).nearest(0, 2, _ -> true)).startsWith(5);
    assertThat(new Likeness(table.rows(rows)).distance(0, 5)).isZero();
  }

  @Test
  void theNearestRowsAreThoseOfLeastDistanceInTheirOrder() {
    FeatureTable many = manyColumns(600);
    var likeness = new Likeness(many);
    IntPredicate allowed = other -> other % 7 != 0;
    for (int row = 0; row < 600; row += 13) {
      int asked = row;
      assertThat(likeness.nearest(row, 9, allowed))
          .isEqualTo(
              IntStream.range(0, 600)
                  .filter(other -> other != asked && allowed.test(other))
                  .boxed()
                  .sorted(
                      Comparator.comparingDouble(
                          (Integer other) -> likeness.distance(asked, other)))
                  .limit(9)
                  .toList());
    }
  }

  /// Few values, so that many rows are equally far; far ones, missing ones, and levels.
  private static FeatureTable manyColumns(int rows) {
    RandomGenerator random = new Seed(3).generator("test");
    List<FeatureColumn> columns = new ArrayList<>();
    for (int c = 0; c < 11; c++) {
      float[] values = new float[rows];
      int[] codes = new int[rows];
      for (int row = 0; row < rows; row++) {
        boolean missing = random.nextInt(8) == 0;
        int value = random.nextInt(4) * (random.nextInt(40) == 0 ? 1_000_000 : 1);
        values[row] = missing ? Float.NaN : value;
        codes[row] = missing ? Categorical.MISSING : random.nextInt(3);
      }
      columns.add(
          c % 3 == 2
              ? new Categorical("c" + c, codes, List.of("a", "b", "c"))
              : new Numeric("c" + c, values));
    }
    return new FeatureTable(columns, rows);
  }

  private static int row(DoublePredicate visits) {
    for (int row = 0; row < ROWS; row++) {
      if (visits.test(((Numeric) table.columns().getFirst()).values()[row])) {
        return row;
      }
    }
    throw new AssertionError("no such row");
  }
}
