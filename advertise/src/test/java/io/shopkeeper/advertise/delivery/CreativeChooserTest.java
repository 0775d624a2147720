package io.shopkeeper.advertise.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreativeChooserTest {
  private static final List<String> KINDS = List.of("shoes", "tea", "books", "lamps");

  private static CreativeChooser chooser(int creatives) {
    return new CreativeChooser(
        IntStream.range(0, creatives)
            .mapToObj(c -> Features.ofCreative("c" + c, Map.of("category", kind(c))))
            .toList(),
        new Seed(1).generator("draws"));
  }

  private static String kind(int creative) {
    return KINDS.get(creative % KINDS.size());
  }

  /// The share of visitors who were shown what they like, in the last quarter.
  private static double liked(int creatives, int rounds) {
    CreativeChooser chooser = chooser(creatives);
    RandomGenerator random = new Seed(2).generator("visitors");
    var late = new ArrayDeque<Runnable>();
    int right = 0;
    for (int i = 0; i < rounds; i++) {
      String likes = KINDS.get(random.nextInt(KINDS.size()));
      float[] visitor = Features.ofVisitor(Map.of("category", likes));
      var choice = Objects.requireNonNull(chooser.choose(visitor, _ -> true, random));
      chooser.shown(choice.creative(), visitor);
      boolean match = kind(choice.creative()).equals(likes);
      if (random.nextDouble() < (match ? .3 : .05)) {
        late.add(() -> chooser.responded(choice.creative(), visitor, 0, 1));
      }
      if (late.size() > 20) {
        late.remove().run();
      }
      right += match && i >= rounds * 3 / 4 ? 1 : 0;
    }
    return right / (rounds / 4.);
  }

  @Test
  void visitorsAreShownWhatTheyLikeAmongFewAndAmongManyCreatives() {
    assertThat(liked(4, 6_000)).isGreaterThan(.75);
    assertThat(liked(1_000, 6_000)).isGreaterThan(.75);
  }

  @Test
  void propensitiesAreHowOftenACreativeIsShown() {
    CreativeChooser chooser = chooser(3);
    RandomGenerator random = new Seed(3).generator("shares");
    float[] nobody = new float[Features.COUNT];
    chooser.shown(0, nobody);
    chooser.responded(0, nobody, 0, 1);
    double[] weights = new double[3];
    for (int i = 0; i < 6_000; i++) {
      var choice = Objects.requireNonNull(chooser.choose(nobody, _ -> true, random));
      weights[choice.creative()] += 1 / choice.propensity();
    }
    for (double weight : weights) {
      assertThat(weight / 6_000).isCloseTo(1, within(.1));
    }
  }

  @Test
  void whatMayNotBeShownIsNot() {
    CreativeChooser chooser = chooser(500);
    RandomGenerator random = new Seed(4).generator("caps");
    float[] visitor = Features.ofVisitor(Map.of("category", "tea"));
    assertThat(chooser.choose(visitor, _ -> false, random)).isNull();
    assertThat(Objects.requireNonNull(chooser.choose(visitor, id -> id == 77, random)).creative())
        .isEqualTo(77);
    assertThatThrownBy(() -> new CreativeChooser(List.of(), random))
        .hasMessageContaining("without a creative");
  }
}
