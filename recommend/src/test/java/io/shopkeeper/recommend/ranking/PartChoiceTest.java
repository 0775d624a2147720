package io.shopkeeper.recommend.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.Columns;
import io.shopkeeper.numeric.boosting.RankedLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What behaviour says decides; two hundred attributes say what is taken in the lists that teach,
/// and nothing of any other.
class PartChoiceTest {
  private static final int LENGTH = 12;
  private static final int CODES = 60;
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Workers WORKERS = new Workers(POOL, 2);

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  private static PartChoice.Heard heard(double learntByHeart) {
    List<Feature> features = new ArrayList<>();
    features.add(Feature.of("model.score", Part.BEHAVIOUR));
    IntStream.range(0, CODES)
        .forEach(code -> features.add(Feature.of("attributes.code" + code, Part.ATTRIBUTES)));
    return new PartChoice(
            new RankerTrainer(new Seed(1), WORKERS),
            lists(150, learntByHeart, new Random(1)),
            lists(150, 0, new Random(2)),
            features)
        .choose();
  }

  @Test
  void whatIsLearntByHeartIsNotHeard() {
    PartChoice.Heard heard = heard(1);

    assertThat(heard.used()).containsExactly(0);
    assertThat(heard.ranker().features()).isEqualTo(1);
    assertThat(heard.lacking()).isEmpty();
  }

  @Test
  void whatDoesNoHarmStays() {
    PartChoice.Heard heard = heard(0);

    assertThat(heard.used()).contains(0);
    assertThat(heard.quality()).isGreaterThan(.5);
  }

  /// Of every list the element of greatest score is taken, three times in four.
  private static RankedLists lists(int count, double learntByHeart, Random random) {
    int rows = count * LENGTH;
    float[][] values = new float[1 + CODES][rows];
    float[] relevance = new float[rows];
    for (int list = 0; list < count; list++) {
      int best = list * LENGTH;
      for (int row = list * LENGTH; row < (list + 1) * LENGTH; row++) {
        for (float[] column : values) {
          column[row] = random.nextFloat();
        }
        best = values[0][row] > values[0][best] ? row : best;
      }
      int taken = random.nextInt(4) == 0 ? list * LENGTH + random.nextInt(LENGTH) : best;
      relevance[taken] = 1;
      for (int code = 1; code <= CODES; code++) {
        values[code][taken] += (float) learntByHeart;
      }
    }
    return new RankedLists(
        new Columns(values, rows),
        IntStream.rangeClosed(0, count).map(list -> LENGTH * list).toArray(),
        relevance);
  }
}
