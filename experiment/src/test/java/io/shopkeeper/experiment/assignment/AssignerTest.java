package io.shopkeeper.experiment.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.assignment.Assignment.In;
import io.shopkeeper.experiment.assignment.Assignment.Out;
import io.shopkeeper.experiment.assignment.Assignment.Reason;
import io.shopkeeper.experiment.statistics.SampleRatio;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssignerTest {
  private static final int UNITS = 20_000;
  private final Assigner assigner = new Assigner(0);

  @Test
  void unitsSpreadEvenlyUnderAThousandSalts() {
    int cells = 20;
    int[] quarters = new int[4];
    for (int s = 0; s < 1_000; s++) {
      var salt = new Salt("experiment-" + s);
      long[] counts = new long[cells];
      for (int u = 0; u < 4_000; u++) {
        counts[(int) (cells * salt.share("customer-" + u))]++;
      }
      double[] even = new double[cells];
      Arrays.fill(even, 1);
      quarters[(int) Math.min(3, 4 * SampleRatio.pValue(counts, even))]++;
    }
    // The p-values of a thousand fair tests are even themselves.
    double[] even = {1, 1, 1, 1};
    assertThat(SampleRatio.pValue(Arrays.stream(quarters).asLongStream().toArray(), even))
        .isGreaterThan(.001);
  }

  @Test
  void twoExperimentsOfTwoLayersAreIndependent() {
    Allocation one = allocation("one", "layer-1", 0, 1);
    Allocation two = allocation("two", "layer-2", 0, 1);
    long[] cells = new long[4];
    for (int u = 0; u < UNITS; u++) {
      int a = arm(one, u).equals("control") ? 0 : 1;
      int b = arm(two, u).equals("control") ? 0 : 1;
      cells[2 * a + b]++;
    }
    assertThat(SampleRatio.pValue(cells, new double[] {1, 1, 1, 1})).isGreaterThan(.001);
  }

  @Test
  void experimentsOfOneLayerShareNobody() {
    Allocation low = allocation("low", "home", 0, .4);
    Allocation high = allocation("high", "home", .4, 1);
    assertThat(low.excludes(high)).isTrue();
    for (int u = 0; u < UNITS; u++) {
      boolean inLow = assigner.assign(low, "u" + u, Map.of()) instanceof In;
      boolean inHigh = assigner.assign(high, "u" + u, Map.of()) instanceof In;
      assertThat(inLow).isNotEqualTo(inHigh);
    }
  }

  @Test
  void aRampKeepsEverybodyInTheirArm() {
    int in = 0;
    for (int u = 0; u < UNITS; u++) {
      Assignment before = assigner.assign(allocation("x", "home", 0, .1), "u" + u, Map.of());
      if (before instanceof In) {
        in++;
        assertThat(assigner.assign(allocation("x", "home", 0, .5), "u" + u, Map.of()))
            .isEqualTo(before);
      }
    }
    assertThat(in / (double) UNITS).isCloseTo(.1, within(.01));
  }

  @Test
  void theHeldOutAreInNoExperiment() {
    var holding = new Assigner(.05);
    int out = 0;
    for (int u = 0; u < UNITS; u++) {
      boolean first = isHeldOut(holding.assign(allocation("a", "1", 0, 1), "u" + u, Map.of()));
      assertThat(isHeldOut(holding.assign(allocation("b", "2", 0, 1), "u" + u, Map.of())))
          .isEqualTo(first);
      out += first ? 1 : 0;
    }
    assertThat(out / (double) UNITS).isCloseTo(.05, within(.01));
  }

  private static boolean isHeldOut(Assignment assignment) {
    return assignment.equals(new Out(Reason.HELD_OUT));
  }

  @Test
  void onlyTheTargetedAreIn() {
    Condition targets =
        new Condition.All(
            List.of(
                new Condition.OneOf("country", Set.of("CN", "SG")),
                new Condition.Between("orders", 1, 9),
                new Condition.Not(new Condition.OneOf("staff", Set.of("yes")))));
    var allocation =
        new Allocation("x", "home", 0, 1, List.of(new Arm("a", 1), new Arm("b", 1)), targets);
    assertThat(assigner.assign(allocation, "u", Map.of("country", "CN", "orders", "3")))
        .isInstanceOf(In.class);
    assertThat(assigner.assign(allocation, "u", Map.of("country", "CN", "orders", "many")))
        .isEqualTo(new Out(Reason.NOT_TARGETED));
    assertThat(
            assigner.assign(
                allocation, "u", Map.of("country", "CN", "orders", "3", "staff", "yes")))
        .isEqualTo(new Out(Reason.NOT_TARGETED));
    assertThat(assigner.assign(allocation, "u", Map.of())).isEqualTo(new Out(Reason.NOT_TARGETED));
  }

  @Test
  void loggingInChangesNothingAndTwoArmsAreSaid() {
    Allocation x = allocation("x", "home", 0, 1);
    Assigner.Memory device =
        (_, unit) -> unit.equals("device") ? Optional.of("treatment") : Optional.empty();
    assertThat(assigner.assign(x, "device", "customer", Map.of(), device))
        .isEqualTo(new In("treatment", true, false));
    Assigner.Memory both =
        (_, unit) -> Optional.of(unit.equals("device") ? "treatment" : "control");
    assertThat(assigner.assign(x, "device", "customer", Map.of(), both))
        .isEqualTo(new In("control", true, true));
    // Unknown yet: the device's arm before and after logging in.
    assertThat(assigner.assign(x, "d9", "c9", Map.of(), Assigner.Memory.NONE))
        .isEqualTo(assigner.assign(x, "d9", null, Map.of(), Assigner.Memory.NONE));
  }

  @Test
  void weightsAreKeptAndAnArmOfNoneGetsNobody() {
    var allocation =
        new Allocation(
            "w",
            "home",
            0,
            1,
            List.of(new Arm("a", 9), new Arm("b", 1), new Arm("none", 0)),
            new Condition.Always());
    long[] counts = new long[3];
    for (int u = 0; u < UNITS; u++) {
      counts[List.of("a", "b", "none").indexOf(arm(allocation, u))]++;
    }
    assertThat(counts[2]).isZero();
    assertThat(SampleRatio.pValue(counts, new double[] {9, 1, 0})).isGreaterThan(.001);
  }

  @Test
  void allocationsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> allocation("x", "home", .5, .4)).hasMessageContaining("from ≤ to");
    assertThatThrownBy(
            () -> new Allocation("x", "h", 0, 1, List.of(new Arm("a", 1)), new Condition.Always()))
        .hasMessageContaining("two arms");
    assertThatThrownBy(() ->
            new Allocation(
                "x", "h", 0, 1, List.of(new Arm("a", 1), new Arm("a", 1)), new Condition.Always()))
        .hasMessageContaining("one name");
  }

  private String arm(Allocation allocation, int unit) {
    return ((In) assigner.assign(allocation, "u" + unit, Map.of())).arm();
  }

  private static Allocation allocation(String key, String layer, double from, double to) {
    return new Allocation(
        key,
        layer,
        from,
        to,
        List.of(new Arm("control", 1), new Arm("treatment", 1)),
        new Condition.Always());
  }
}
