package io.shopkeeper.language.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.Design;
import io.shopkeeper.numeric.Workers;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CrfTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Workers WORKERS = new Workers(POOL, 2);
  private static final boolean[][] ANY = {{true, true}, {true, true}, {true, true}};

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  @Test
  void theRecursionsSumOverAllTaggings() {
    double[][] transitions = {{.3, -.2}, {.5, .1}, {-.4, .7}};
    double[][] scores = {{.2, -1, .4}, {.9, .3, -.6}};
    var chain = new Chain(transitions);

    double sum = 0;
    double second = 0;
    for (int tagging = 0; tagging < 8; tagging++) {
      double score = 0;
      int before = 2;
      for (int i = 0; i < 3; i++) {
        int tag = tagging >> i & 1;
        score += scores[tag][i] + transitions[before][tag];
        before = tag;
      }
      sum += Math.exp(score);
      second += (tagging >> 1 & 1) == 1 ? Math.exp(score) : 0;
    }

    double logPartition = chain.logPartition(scores, 0, 3);
    assertThat(logPartition).isCloseTo(Math.log(sum), within(1e-9));
    assertThat(chain.marginal(1, 1, logPartition)).isCloseTo(second / sum, within(1e-9));
  }

  @Test
  void theBestTaggingKeepsToWhatIsAllowed() {
    var chain = new Chain(new double[][] {{0, 0}, {0, 0}, {0, 0}});
    double[][] scores = {{0, 0}, {5, 5}};

    assertThat(chain.best(scores, 0, 2, ANY)).containsExactly(1, 1);
    boolean[][] notTwice = {{true, true}, {true, false}, {true, true}};
    assertThat(chain.best(scores, 0, 2, notTwice)).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void learnsThatATagDependsOnTheOneBefore() {
    // The feature tells of the first position alone; from there tags alternate.
    var random = new Random(3);
    int sequences = 60;
    int length = 5;
    int[] starts = new int[sequences + 1];
    int[] gold = new int[sequences * length];
    float[] values = new float[sequences * length];
    for (int s = 0; s < sequences; s++) {
      starts[s + 1] = (s + 1) * length;
      int first = random.nextInt(2);
      values[s * length] = first == 1 ? 1 : -1;
      for (int i = 0; i < length; i++) {
        gold[s * length + i] = (first + i) % 2;
      }
    }
    List<Design> designs = List.of(Design.of(new DenseMatrix(gold.length, 1, values)));

    CrfModel model = new CrfTrainer(10, 100).fit(designs, starts, gold, 2, WORKERS);
    CrfModel alone = new CrfTrainer(10, 100).fit(designs, starts, gold, 2, new Workers(POOL, 1));

    assertThat(model.tag(designs, starts, new double[2][gold.length], ANY, WORKERS))
        .isEqualTo(gold);
    assertThat(alone.weights()[0][1]).isEqualTo(model.weights()[0][1]);
  }
}
