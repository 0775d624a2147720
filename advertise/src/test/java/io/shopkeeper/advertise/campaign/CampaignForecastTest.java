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
    return new Known(1_000, 0, left, requests, false, 7, ratios, soFar, NOTHING);
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
            new Answers(1_000_000, 10_000, 0));
    Interval clicks = of(known).clicks().orElseThrow();
    assertThat(clicks.low()).isBetween(1_070., 1_090.);
    assertThat(clicks.high()).isBetween(1_110., 1_125.);
    var fresh = new Known(1_000, 0, 1_000_000, 10_000, false, 7, STEADY, NOTHING, known.others());
    Interval guessed = of(fresh).clicks().orElseThrow();
    assertThat(guessed.estimate()).isBetween(7., 14.);
    assertThat(guessed.high()).isGreaterThan(20);
  }

  @Test
  void aCampaignThatIsOverBringsWhatItBrought() {
    var known = new Known(1_000, 7_000, 3_000, 0, false, 1, STEADY, new Answers(7, 2, 1), NOTHING);
    assertThat(of(known).impressions()).isEqualTo(new Interval(7, 7, 7, .95));
    assertThat(of(known).clicks()).contains(new Interval(2, 2, 2, .95));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> known(1, Double.NaN, STEADY, NOTHING)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Known(0, 0, 1, 1, false, 1, STEADY, NOTHING, NOTHING))
        .hasMessageContaining("cost");
  }
}
