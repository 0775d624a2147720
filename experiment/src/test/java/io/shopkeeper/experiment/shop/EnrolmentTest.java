package io.shopkeeper.experiment.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.assignment.Targets;
import io.shopkeeper.experiment.shop.Experiments.Change;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is in an experiment: targets, holdouts and ramps; and who was in stays in.
class EnrolmentTest {
  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // Opened before each test.
  private TrialShop shop;

  @BeforeEach
  void open() {
    shop = new TrialShop(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static ExperimentPlan plan(
      String id, double from, double to, List<String> targets, List<String> ramp) {
    return new ExperimentPlan(
        id,
        id,
        new Allocation(
            id,
            "layer",
            from,
            to,
            List.of(new Arm("old", 1), new Arm("new", 1)),
            Targets.of(targets)),
        Metric.CONVERSION,
        1_000,
        List.of(),
        Ramp.of(ramp));
  }

  private Map<String, String> arms(int count) {
    var arms = new TreeMap<String, String>();
    for (int i = 0; i < count; i++) {
      arms.put("c" + i, shop.arm("c" + i));
    }
    return arms;
  }

  private static double in(Map<String, String> arms) {
    return (double) arms.values().stream().filter(arm -> !arm.isEmpty()).count() / arms.size();
  }

  private void state(String customer, int age, String country) {
    shop.store()
        .facts()
        .putCustomers(
            List.of(
                new Customer(
                    new CustomerId(customer),
                    age,
                    "f",
                    null,
                    Consent.UNKNOWN,
                    Map.of("country", country))));
  }

  private String told(String customer, Map<String, String> said) {
    return shop.experiments()
        .decisions()
        .decide(new CustomerId(customer), null, said)
        .getOrDefault("t", "");
  }

  @Test
  void onlyWhomItIsForIsInByWhatTheShopKnowsAndTheCallerSays() {
    shop.start(plan("t", 0, 1, List.of("country=DE|AT", "age>=18"), List.of()));
    state("adult", 30, "DE");
    state("child", 12, "DE");
    state("abroad", 30, "FR");
    assertThat(told("adult", Map.of())).isNotEmpty();
    assertThat(told("child", Map.of())).isEmpty();
    assertThat(told("abroad", Map.of())).isEmpty();
    assertThat(told("abroad", Map.of("country", "DE"))).as("the shop knows better").isEmpty();
    assertThat(told("unknown", Map.of())).isEmpty();
    assertThat(told("unknown", Map.of("country", "AT", "age", "18"))).isNotEmpty();
    assertThat(shop.arm(null, "visit")).isEmpty();
    String arm = told("adult", Map.of());
    state("adult", 30, "FR");
    assertThat(told("adult", Map.of())).as("who was in stays in").isEqualTo(arm);
    shop.restart();
    assertThat(told("adult", Map.of())).isEqualTo(arm);
    assertThat(told("child", Map.of())).isEmpty();
    assertThat(Targets.texts(shop.experiment().allocation().targets()))
        .containsExactlyInAnyOrder("country=AT|DE", "age>=18");
    assertThat(shop.results().arms().stream().mapToLong(one -> one.units()).sum()).isEqualTo(2);
  }

  @Test
  void theHeldOutAreInNothingOfALayerOrOfEverything() {
    shop.experiments().all().holdOut("layer", .2, "Ada");
    shop.experiments().all().holdOut("other", .9, "Ada");
    shop.start(plan("t", 0, 1, List.of(), List.of()));
    Map<String, String> layer = arms(2_000);
    assertThat(in(layer)).isCloseTo(.8, within(.03));
    shop.experiments().all().holdOut("", .5, "Ada");
    assertThat(arms(2_000).values().stream().filter(String::isEmpty).count())
        .as("who was in stays in")
        .isEqualTo(layer.values().stream().filter(String::isEmpty).count());
    shop.restart();
    assertThat(shop.experiments().all().holdouts())
        .isEqualTo(Map.of("layer", .2, "other", .9, "", .5));
    long fresh = 0;
    for (int i = 2_000; i < 4_000; i++) {
      fresh += shop.arm("c" + i).isEmpty() ? 0 : 1;
    }
    assertThat(fresh / 2_000.).as("neither of both").isCloseTo(.8 * .5, within(.04));
    shop.experiments().all().holdOut("", 0, "Ada");
    shop.experiments().all().holdOut("layer", 0, "Ada");
    assertThat(in(arms(2_000))).isEqualTo(1);
    assertThat(shop.results().doubts().grave()).isFalse();
    for (double share : new double[] {1, -.1, Double.NaN}) {
      assertThatThrownBy(() -> shop.experiments().all().holdOut("", share, "Ada"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aRampLetsMoreInOnItsDaysAndMovesNobody() {
    shop.start(plan("t", 0, .1, List.of(), List.of("1=0.5", "3=1")));
    Map<String, String> first = arms(1_500);
    assertThat(in(first)).isCloseTo(.1, within(.03));
    shop.pass(Duration.ofHours(25));
    Map<String, String> second = arms(1_500);
    assertThat(in(second)).isCloseTo(.5, within(.05));
    shop.restart();
    shop.pass(Duration.ofDays(2));
    Map<String, String> third = arms(1_500);
    assertThat(in(third)).isEqualTo(1);
    first.forEach((customer, arm) ->
        assertThat(List.of(second.get(customer), third.get(customer)))
            .allMatch(later -> arm.isEmpty() || later.equals(arm)));
    second.forEach((customer, arm) ->
        assertThat(third.get(customer)).matches(later -> arm.isEmpty() || later.equals(arm)));
    ExperimentResults results = shop.results();
    assertThat(results.days()).hasSize(3);
    assertThat(results.doubts().grave()).as("the arms kept their shares").isFalse();
    assertThat(results.doubts().crossed()).isZero();
  }

  @Test
  void aRampByHandGoesUpOnlyAndNotIntoAnothersPart() {
    Experiments all = shop.experiments().all();
    shop.start(plan("t", 0, .2, List.of(), List.of("5=0.5")));
    TrialShop.made(all.declare(plan("u", .4, 1, List.of(), List.of()), "Ada"));
    assertThat(all.start(all.find("u").orElseThrow(), "Ada"))
        .as("what the ramp will need is kept for it")
        .isInstanceOf(Change.Refused.class);
    TrialShop.made(all.declare(plan("u", .6, 1, List.of(), List.of()), "Ada"));
    assertThat(all.raise(all.find("u").orElseThrow(), 1, "Ada"))
        .as("it does not run")
        .isInstanceOf(Change.Refused.class);
    TrialShop.made(all.start(all.find("u").orElseThrow(), "Ada"));
    Map<String, String> before = arms(1_000);
    assertThat(all.raise(shop.experiment(), .1, "Ada")).isInstanceOf(Change.Refused.class);
    assertThat(all.raise(shop.experiment(), .7, "Ada")).isInstanceOf(Change.Refused.class);
    assertThat(all.raise(shop.experiment(), Double.NaN, "Ada")).isInstanceOf(Change.Refused.class);
    TrialShop.made(all.raise(shop.experiment(), .4, "Ada"));
    shop.restart();
    Map<String, String> after = arms(1_000);
    assertThat(in(after)).isCloseTo(.4, within(.05)).isGreaterThan(in(before));
    before.forEach((customer, arm) ->
        assertThat(after.get(customer)).matches(later -> arm.isEmpty() || later.equals(arm)));
    shop.pass(Duration.ofDays(6));
    assertThat(in(arms(1_000))).as("the schedule goes on").isCloseTo(.5, within(.05));
    assertThat(shop.experiments().all().acts("t").getLast().note()).isEqualTo("0.2 → 0.4");
  }

  @Test
  void whoLogsInKeepsTheArmThroughTargetsHoldoutsAndRamps() {
    shop.start(plan("t", 0, .5, List.of("device=mobile"), List.of("1=1")));
    var arms = new TreeMap<Integer, String>();
    for (int i = 0; i < 200; i++) {
      String arm = visit(i, null, Map.of("device", "mobile"));
      if (!arm.isEmpty()) {
        arms.put(i, arm);
      }
    }
    assertThat(arms.values()).contains("old", "new");
    shop.experiments().all().holdOut("", .9, "Ada");
    shop.pass(Duration.ofDays(2));
    arms.forEach((i, arm) -> {
      assertThat(visit(i, "k" + i, Map.of())).isEqualTo(arm);
      assertThat(told("k" + i, Map.of())).as("on every device").isEqualTo(arm);
    });
  }

  private String visit(int i, @Nullable String customer, Map<String, String> said) {
    return shop.experiments()
        .decisions()
        .decide(customer == null ? null : new CustomerId(customer), new SessionId("s" + i), said)
        .getOrDefault("t", "");
  }
}
