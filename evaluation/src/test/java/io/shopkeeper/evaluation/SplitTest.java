package io.shopkeeper.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.domain.Seed;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

  static Stream<Arguments> everySplitOnManyShops() {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(SplitTest::random)
        .flatMap(shop ->
            Stream.of(
                    TimeSplit.latest(.2, shop),
                    new CustomerSplit(.3, new Seed(1)),
                    new LeaveLastOut())
                .map(split -> Arguments.of(split, shop)));
  }

  @ParameterizedTest
  @MethodSource("everySplitOnManyShops")
  void everyInteractionIsOnExactlyOneSideAndTheSplitRepeats(Split split, Interactions shop) {
    TrainTest sides = split.apply(shop);
    assertThat(Stream.of(sides.train(), sides.test()).flatMap(SplitTest::lines))
        .containsExactlyInAnyOrderElementsOf(lines(shop).toList());
    assertThat(lines(split.apply(shop).test()))
        .containsExactlyElementsOf(lines(sides.test()).toList());
    assertThat(sides.train().users()).isEqualTo(shop.users());
    assertThat(sides.test().items()).isEqualTo(shop.items());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void noTrainingInteractionIsLaterThanTheCut(int seed) {
    Interactions shop = random(seed);
    TimeSplit split = TimeSplit.latest(.25, shop);
    TrainTest sides = split.apply(shop);
    assertThat(times(sides.train())).allMatch(time -> time < split.cut());
    assertThat(times(sides.test())).isNotEmpty().allMatch(time -> time >= split.cut());
    assertThat(sides.test().size()).isGreaterThanOrEqualTo((int) Math.round(shop.size() * .25));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void heldOutCustomersAreUnknownToTrain(int seed) {
    Interactions shop = random(seed);
    TrainTest sides = new CustomerSplit(.4, new Seed(seed)).apply(shop);
    assertThat(customers(sides.test())).doesNotContainAnyElementsOf(customers(sides.train()));
    assertThat(customers(sides.test())).hasSize((int) Math.round(.4 * customers(shop).size()));
  }

  @Test
  void anotherSeedHoldsOtherCustomersOut() {
    Interactions shop = random(1);
    assertThat(customers(new CustomerSplit(.5, new Seed(1)).apply(shop).test()))
        .isNotEqualTo(customers(new CustomerSplit(.5, new Seed(2)).apply(shop).test()));
  }

  @Test
  void theLastInteractionIsLeftOutAndAnOnlyOneStays() {
    int[] user = {0, 1, 0, 2, 0, 2};
    int[] item = {5, 6, 7, 1, 8, 2};
    long[] time = {30, 1, 20, 9, 30, 9};
    Interactions shop = new Interactions(4, 9, user, item, time);
    TrainTest sides = new LeaveLastOut().apply(shop);
    assertThat(lines(sides.test())).containsExactly("0 8 30", "2 2 9");
    assertThat(lines(sides.train())).containsExactly("0 5 30", "1 6 1", "0 7 20", "2 1 9");
  }

  @Test
  void sequencesAreInTimeOrderAndKeepTheOrderOfEqualTimes() {
    int[] user = {0, 2, 0, 0};
    int[] item = {3, 1, 2, 4};
    long[] time = {7, 0, 5, 7};
    assertThat(new Interactions(3, 5, user, item, time).sequences())
        .isDeepEqualTo(new int[][] {{2, 3, 4}, {}, {1}});
  }

  @Test
  void sharesOutsideTheOpenUnitIntervalAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CustomerSplit(1, new Seed(1)))
        .withMessage("share must be in (0, 1): 1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> TimeSplit.latest(Double.NaN, random(1)));
  }

  @Test
  void wrongIndicesAndLengthsAreRefusedNamingThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interactions(1, 1, new int[] {1}, new int[] {0}, new long[] {0}))
        .withMessage("user must be in [0, 1): 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interactions(1, 1, new int[1], new int[2], new long[1]))
        .withMessage("lengths differ: 1 users, 2 items, 1 times");
  }

  private static Interactions random(int seed) {
    var random = new SplittableRandom(seed);
    int size = random.nextInt(50, 300);
    return new Interactions(
        40,
        30,
        random.ints(size, 0, 40).toArray(),
        random.ints(size, 0, 30).toArray(),
        random.longs(size, -50, 50).toArray());
  }

  private static Stream<String> lines(Interactions shop) {
    return IntStream.range(0, shop.size())
        .mapToObj(i -> shop.user(i) + " " + shop.item(i) + " " + shop.time(i));
  }

  private static List<Long> times(Interactions shop) {
    return IntStream.range(0, shop.size()).mapToObj(shop::time).toList();
  }

  private static List<Integer> customers(Interactions shop) {
    return IntStream.range(0, shop.size()).map(shop::user).distinct().sorted().boxed().toList();
  }
}
