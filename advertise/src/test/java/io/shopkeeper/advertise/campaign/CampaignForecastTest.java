package io.shopkeeper.advertise.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.advertise.campaign.CampaignForecast.Answers;
import io.shopkeeper.advertise.campaign.CampaignForecast.Known;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignForecastTest {
  private static final Answers NOTHING = new Answers(0, 0, 0);
  private static final List<Double> STEADY = Collections.nCopies(27, 1.);

  private static CampaignForecast of(Known known) {
    return CampaignForecast.of(known, new Seed(1).generator("test"));
  }

  private static Known known(long left, double requests, List<Double> ratios, Answers soFar) {
    return new Known(1_000, 0, left, requests, false, 7, ratios, soFar, List.of());
  }

  @Test
  void aBudgetThatTrafficExceedsIsSpentToTheLast() {
    CampaignForecast forecast = of(known(500_000, 10_000, STEADY, NOTHING));
    assertThat(forecast.impressions()).isEqualTo(new Interval(500, 500, 500, .95));
    assertThat(forecast.spentMinor().high()).isEqualTo(500);
    assertThat(forecast.clicks()).as("nothing was ever shown").isEmpty();
  }

  @Test
  void withTooFewVisitorsTheBudgetIsNotSpent() {
    var ratios = new ArrayList<>(STEADY.subList(0, 13));
    ratios.addAll(Collections.nCopies(14, .5));
    CampaignForecast forecast = of(known(50_000_000, 1_000, ratios, NOTHING));
    assertThat(forecast.impressions().low()).isLessThan(500);
    assertThat(forecast.impressions().estimate()).isBetween(500., 1_000.);
    assertThat(forecast.spentMinor().estimate()).isLessThan(50_000);
  }

  @Test
  void whatWasAnsweredSoFarCountsMoreThanOtherCampaigns() {
    var known =
        new Known(
            1_000,
            0,
            1_000_000,
            10_000,
            false,
            7,
            STEADY,
            new Answers(10_000, 1_000, 100),
            List.of(new Answers(1_000_000, 10_000, 0)));
    Interval clicks = of(known).clicks().orElseThrow();
    assertThat(clicks.low()).isBetween(1_070., 1_090.);
    assertThat(clicks.high()).isBetween(1_110., 1_125.);
    var fresh = new Known(1_000, 0, 1_000_000, 10_000, false, 7, STEADY, NOTHING, known.others());
    Interval guessed = of(fresh).clicks().orElseThrow();
    assertThat(guessed.estimate()).isBetween(7., 14.);
    assertThat(guessed.high()).isGreaterThan(20);
  }

  @Test
  void campaignsThatDifferMakeTheNextOneLessCertain() {
    List<Answers> alike = Collections.nCopies(8, new Answers(10_000, 300, 30));
    var different = new ArrayList<Answers>();
    for (int k = 0; k < 8; k++) {
      different.add(new Answers(10_000, k % 2 == 0 ? 75 : 1_200, 30));
    }
    Interval narrow = clicksBesides(alike);
    Interval wide = clicksBesides(different);
    Interval ofOne = clicksBesides(alike.subList(0, 1));
    assertThat(narrow.estimate()).isBetween(24., 33.);
    assertThat(wide.high() / wide.low()).isGreaterThan(3 * narrow.high() / narrow.low());
    assertThat(ofOne.high() - ofOne.low()).isGreaterThan(narrow.high() - narrow.low());
  }

  private static Interval clicksBesides(List<Answers> others) {
    return of(new Known(1_000, 0, 1_000_000, 10_000, false, 7, STEADY, NOTHING, others))
        .clicks()
        .orElseThrow();
  }

  @Test
  void goodAndBadWeeksMakeTrafficLessCertainThanDaysByChance() {
    var weeks = new ArrayList<Double>();
    var chance = new ArrayList<Double>();
    for (int day = 0; day < 28; day++) {
      weeks.add(day / 7 % 2 == 0 ? 1.25 : .75);
      chance.add(day % 2 == 0 ? 1.25 : .75);
    }
    Interval byWeeks = of(known(50_000_000, 1_000, weeks, NOTHING)).impressions();
    Interval byChance = of(known(50_000_000, 1_000, chance, NOTHING)).impressions();
    assertThat(byWeeks.estimate()).isBetween(950., 1_050.);
    assertThat(byChance.high() - byChance.low()).isBetween(100., 700.);
    assertThat(byWeeks.high() - byWeeks.low())
        .isGreaterThan(2 * (byChance.high() - byChance.low()));
  }

  @Test
  void aCampaignThatIsOverBringsWhatItBrought() {
    var known =
        new Known(1_000, 7_000, 3_000, 0, false, 1, STEADY, new Answers(7, 2, 1), List.of());
    assertThat(of(known).impressions()).isEqualTo(new Interval(7, 7, 7, .95));
    assertThat(of(known).clicks()).contains(new Interval(2, 2, 2, .95));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> known(1, Double.NaN, STEADY, NOTHING)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Known(0, 0, 1, 1, false, 1, STEADY, NOTHING, List.of()))
        .hasMessageContaining("cost");
  }
}
