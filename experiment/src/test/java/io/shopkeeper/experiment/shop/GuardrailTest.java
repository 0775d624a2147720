package io.shopkeeper.experiment.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.experiment.shop.ExperimentResults.ArmResult;
import io.shopkeeper.experiment.statistics.Measure;
import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.experiment.statistics.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Arms that do harm are stopped, others never.
class GuardrailTest {
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

  /// Customers from one number to another, of whom one in so many buys, by arm.
  private void live(int from, int to, ToDoubleFunction<String> everyBuyer) {
    var random = new SplittableRandom(from + 1);
    for (int i = from; i < to; i++) {
      String arm = shop.arm("c" + i);
      if (random.nextDouble() < everyBuyer.applyAsDouble(arm)) {
        shop.pass(Duration.ofMillis(1));
        shop.buy("c" + i, "o" + i, 1_000);
      }
    }
    shop.pass(Duration.ofHours(1));
  }

  private static double tenthOfNew(String arm) {
    return arm.equals("new") ? .1 : .4;
  }

  private static long units(ExperimentResults results, String arm) {
    return arm(results, arm).units();
  }

  private static ArmResult arm(ExperimentResults results, String name) {
    return results.arms().stream().filter(arm -> arm.name().equals(name)).findFirst().orElseThrow();
  }

  private String verdict(ExperimentResults results) {
    return new ResultTexts(Locale.UK, TrialShop.EUR).verdict(results);
  }

  @Test
  void anArmThatHarmsIsStoppedItsUnitsSeeTheControlAndItIsTold() {
    shop.start(TrialShop.plan(Metric.CONVERSION, "conversion=0.05"));
    live(0, 800, GuardrailTest::tenthOfNew);
    assertThat(shop.experiment().stops()).as("nobody has looked yet").isEmpty();
    ExperimentResults told = shop.results();
    assertThat(told.experiment().stops())
        .singleElement()
        .satisfies(stop -> {
          assertThat(stop.arm()).isEqualTo("new");
          assertThat(stop.shown()).isBetween(.05, .75);
        });
    assertThat(verdict(told)).contains("'new' was stopped by a guardrail", "the share that buys");
    assertThat(new ResultTexts(Locale.CHINA, TrialShop.EUR).verdict(told)).contains("已停止“new”");
    assertThat(shop.experiments().all().acts("t").getLast())
        .satisfies(act -> {
          assertThat(act.what()).isEqualTo("arm_stopped");
          assertThat(act.who()).isEqualTo("guardrail");
          assertThat(act.note()).contains("new: conversion at least", "limit 5.0 %");
        });
    for (int i = 0; i < 1_200; i++) {
      assertThat(shop.arm("c" + i)).isEqualTo("old");
    }
  }

  @Test
  void theStoppedArmStaysAsItWasAndRaisesNoAlarm() {
    shop.start(
        TrialShop.plan(Metric.CONVERSION, List.of("old", "new", "other"), "conversion=0.05"));
    live(0, 1_200, arm -> arm.equals("new") ? .05 : .4);
    ExperimentResults then = shop.results();
    assertThat(then.experiment().stops()).extracting(ArmStop::arm).containsExactly("new");
    // Whose arm was stopped buys with the control's pages as much as everybody.
    live(1_200, 3_000, _ -> .4);
    for (int i = 0; i < 1_200; i++) {
      shop.buy("c" + i, "later" + i, 500);
    }
    ExperimentResults now = shop.results();
    assertThat(arm(now, "new")).isEqualTo(arm(then, "new"));
    assertThat(now.differences().getFirst()).isEqualTo(then.differences().getFirst());
    assertThat(units(now, "old")).isGreaterThan(units(then, "old") + 400);
    assertThat(units(now, "other")).isGreaterThan(units(then, "other") + 400);
    assertThat(now.doubts().grave()).isFalse();
    assertThat(now.doubts().crossed()).isZero();
    assertThat(now.experiment().stops()).hasSize(1);
    assertThat(verdict(now)).contains("'new' was stopped", "'other'");
  }

  @Test
  void aStopOutlivesTheProgram() {
    shop.start(TrialShop.plan(Metric.CONVERSION, "conversion=0.05"));
    live(0, 800, GuardrailTest::tenthOfNew);
    ExperimentResults told = shop.results();
    assertThat(told.experiment().stops()).hasSize(1);
    shop.restart();
    assertThat(shop.experiment()).isEqualTo(told.experiment());
    for (int i = 0; i < 1_000; i++) {
      assertThat(shop.arm("c" + i)).isEqualTo("old");
    }
    assertThat(arm(shop.results(), "new")).isEqualTo(arm(told, "new"));
  }

  @Test
  void aJobThatCountsStopsTooAndOnce() {
    shop.start(TrialShop.plan(Metric.REVENUE, "revenue:50=0.1", "conversion=0.05"));
    assertThat(shop.experiments().watched()).hasSize(1);
    assertThat(shop.watch()).isEmpty();
    live(0, 800, GuardrailTest::tenthOfNew);
    assertThat(shop.watch()).containsExactly("t/new");
    assertThat(shop.experiments().watched()).isEmpty();
    assertThat(shop.watch()).isEmpty();
    assertThat(shop.results().metrics())
        .extracting(Metric::wireName)
        .containsExactly("conversion", "revenue", "revenue:50");
  }

  @Test
  void anArmThatIsAsGoodRunsOn() {
    shop.start(TrialShop.plan(Metric.CONVERSION, "conversion=0.05", "refunds=0.5"));
    for (int look = 0; look < 8; look++) {
      live(200 * look, 200 * (look + 1), _ -> .3);
      assertThat(shop.results().experiment().stops()).isEmpty();
    }
    assertThat(shop.experiments().all().acts("t")).hasSize(2);
  }

  @Test
  void withoutGuardrailsNothingIsStopped() {
    shop.start(TrialShop.plan(Metric.CONVERSION));
    live(0, 800, GuardrailTest::tenthOfNew);
    assertThat(shop.results().experiment().stops()).isEmpty();
    assertThat(shop.experiments().watched()).isEmpty();
  }

  @Test
  void anArmInWhichNobodyBuysAnyMoreIsStopped() {
    shop.start(TrialShop.plan(Metric.CONVERSION, "conversion=0.1"));
    live(0, 800, arm -> arm.equals("new") ? 0 : .2);
    assertThat(shop.results().experiment().stops()).hasSize(1);
  }

  @Test
  void refundsAreBetterFewAndAreToldSoWhereTheControlHasNone() {
    shop.start(TrialShop.plan(Metric.CONVERSION, "refunds=0.2"));
    for (int i = 0; i < 600; i++) {
      if (shop.arm("c" + i).equals("new") && i % 4 == 0) {
        shop.pass(Duration.ofMillis(1));
        shop.giveBack("c" + i, "o" + i, 1_000);
      }
    }
    shop.pass(Duration.ofHours(1));
    ExperimentResults told = shop.results();
    assertThat(told.experiment().stops()).hasSize(1);
    assertThat(verdict(told)).contains("the share that gives something back", "higher");
  }

  /// At the limit itself, the worst case, looked at fifty times.
  @Test
  void harmWithinTheLimitIsStoppedInFewExperimentsHoweverOftenOneLooks() {
    double shares = stopped(Measure.PROPORTION, random -> random.nextDouble() < .1 ? 1 : 0, .95);
    // Few buy, and what they pay has a long tail.
    double revenue =
        stopped(
            Measure.MEAN,
            random -> random.nextDouble() < .1 ? Math.exp(1.2 * random.nextGaussian()) : 0,
            .95);
    assertThat(shares).isLessThanOrEqualTo(.05);
    assertThat(revenue).isLessThanOrEqualTo(.05);
  }

  private static double stopped(
      Measure measure, ToDoubleFunction<SplittableRandom> value, double share) {
    int experiments = 1_000;
    int stopped = 0;
    var test = new HarmTest(.05, 10_000);
    for (int e = 0; e < experiments; e++) {
      var random = new SplittableRandom(e);
      var control = new Moments(1);
      var arm = new Moments(1);
      boolean harmful = false;
      for (int unit = 1; unit <= 5_000 && !harmful; unit++) {
        control.add(value.applyAsDouble(random));
        double measured = value.applyAsDouble(random);
        // A share of those that did it, and of what they paid.
        arm.add(random.nextDouble() < share ? measured : 0);
        harmful =
            unit % 100 == 0
                && test.shown(Sample.of(measure, control), Sample.of(measure, arm), true, 1 - share)
                    .isPresent();
      }
      stopped += harmful ? 1 : 0;
    }
    return (double) stopped / experiments;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conversion",
        "conversion=",
        "=0.1",
        "clicks=0.1",
        "conversion=1.5",
        "conversion=0",
        "conversion=-0.1",
        "conversion=much",
        "retention=0.1",
        "retention:0.5=0.1"
      })
  void whatIsNoGuardrailIsRefused(String text) {
    assertThatThrownBy(() -> Guardrail.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
