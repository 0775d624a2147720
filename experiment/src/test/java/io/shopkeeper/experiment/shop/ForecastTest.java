package io.shopkeeper.experiment.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.experiment.statistics.Measure;
import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.experiment.statistics.Power;
import io.shopkeeper.experiment.statistics.QuantileSketch;
import io.shopkeeper.experiment.statistics.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long an experiment would take, by each metric.
class ForecastTest {
  private static final int VISITORS = 600;
  private static final List<Double> EVEN = List.of(1., 1.);

  @TempDir private Path folder;

  private final Moments bought = new Moments(1);
  private final Moments paid = new Moments(1);
  private final Moments capped = new Moments(1);
  private final Moments gaveBack = new Moments(1);
  private final Moments cameBack = new Moments(1);
  private final Moments perOrder = new Moments(2);
  private final QuantileSketch spent = new QuantileSketch();

  /// Ten days of visitors, of whom some buy, some of those give back, and some come on a later day.
  private void live(TrialShop shop) {
    var random = new SplittableRandom(8);
    for (int i = 0; i < VISITORS; i++) {
      String customer = "c" + i;
      shop.look(customer);
      long minor = 0;
      int orders = random.nextInt(3);
      for (int o = 0; o < orders; o++) {
        long amount = 200 + random.nextInt(6_000);
        shop.buy(customer, "o" + i + "-" + o, amount);
        minor += amount;
      }
      boolean back = orders > 0 && random.nextInt(5) == 0;
      if (back) {
        shop.giveBack(customer, "r" + i, 100);
      }
      bought.add(orders > 0 ? 1 : 0);
      paid.add(minor);
      capped.add(Math.min(minor, 3_000));
      gaveBack.add(back ? 1 : 0);
      perOrder.add(minor, orders);
      if (orders > 0) {
        spent.add((double) minor);
      }
      shop.pass(Duration.ofMinutes(24));
    }
    shop.pass(Duration.ofDays(1));
    for (int i = 0; i < VISITORS; i++) {
      boolean again = random.nextInt(3) == 0;
      cameBack.add(again ? 1 : 0);
      if (again) {
        shop.look("c" + i);
      }
    }
    // So that all are older than two weeks.
    shop.pass(Duration.ofDays(15));
    shop.look("last");
    shop.tell();
  }

  private static void check(TrialShop shop, String metric, Sample expected, double counting) {
    Forecast told = shop.experiments().forecast(Metric.of(metric));
    assertThat(told.mean()).as(metric).isCloseTo(expected.value(), within(.005 * expected.value()));
    assertThat(told.variance())
        .as(metric)
        .isCloseTo(expected.variance(), within(.01 * expected.variance()));
    assertThat(told.counting()).as(metric).isCloseTo(counting, within(.002));
    long units = told.units(.2, EVEN).orElseThrow();
    double needed =
        Power.STANDARD.sequentialUnits(expected.variance(), .2 * expected.value(), .5) / counting;
    assertThat((double) units).as(metric).isCloseTo(needed, within(.03 * needed));
    assertThat(told.days(units, .5).orElseThrow())
        .as(metric)
        .isEqualTo((long) Math.ceil(units / (told.unitsPerDay() * .5)) + told.ageing());
  }

  @Test
  void everyMetricIsForetoldByWhatVisitorsDid() {
    try (var shop = new TrialShop(folder)) {
      live(shop);
      check(shop, "conversion", Sample.of(Measure.PROPORTION, bought), 1);
      check(shop, "revenue", Sample.of(Measure.MEAN, paid), 1);
      check(shop, "revenue:30", Sample.of(Measure.MEAN, capped), 1);
      check(shop, "refunds", Sample.of(Measure.PROPORTION, gaveBack), 1);
      check(shop, "order-value", Sample.of(Measure.RATIO, perOrder), 1);
      check(shop, "spent:0.5", spent.sample(.5), (double) spent.count() / VISITORS);
      check(shop, "retention:14", Sample.of(Measure.PROPORTION, cameBack), 1);
      assertThat(shop.experiments().forecast(Metric.of("retention:14")).ageing()).isEqualTo(14);
    }
  }

  @Test
  void whereNobodyCameOrDidItNothingIsForetold() {
    try (var shop = new TrialShop(folder)) {
      for (Metric metric : Metric.USUAL) {
        assertThat(shop.experiments().forecast(metric).units(.1, EVEN)).isEmpty();
        assertThat(shop.experiments().forecast(metric).days(100, 1)).isEmpty();
      }
      shop.look("a");
      shop.look("b");
      shop.tell();
      for (Metric metric : Metric.USUAL) {
        assertThat(shop.experiments().forecast(metric).units(.1, EVEN)).isEmpty();
      }
    }
  }
}
