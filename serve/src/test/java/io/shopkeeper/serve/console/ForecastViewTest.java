package io.shopkeeper.serve.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.advertise.campaign.AudienceInsight;
import io.shopkeeper.advertise.campaign.AudienceInsight.Reason;
import io.shopkeeper.advertise.campaign.AudienceInsight.Standing;
import io.shopkeeper.advertise.campaign.Creative;
import io.shopkeeper.advertise.campaign.Goal;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.evaluation.Interval;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastViewTest {
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final Texts TEXTS =
      new Texts(
          Language.EN,
          new Shop(new ShopId("s"), "Shop", ZoneOffset.UTC, EURO, Locale.UK),
          () -> Instant.EPOCH);

  private static ForecastView.Row row(Goal goal, double general, double match, double own) {
    var standing =
        new Standing(
            new Creative("a", "Fresh tea", Map.of("category", "tea")),
            10,
            1,
            new Interval(0, .1, .4, .95),
            .75,
            new Interval(-own, general + match + own, 2 * general, .95),
            List.of(new Reason("category=tea", general, match), new Reason("a", own, 0)));
    var insight = new AudienceInsight("category=tea", 10, List.of(standing));
    return ForecastView.insights(TEXTS, List.of(insight), goal, EURO).getFirst().rows().getFirst();
  }

  @Test
  void sharesAreToldInAnswersToAHundredImpressions() {
    ForecastView.Row row = row(Goal.CLICK, .03, .01, -.005);
    assertThat(row.why()).isEqualTo("category=tea +4.0, a -0.5");
    assertThat(row.expected()).isEqualTo("3.5 % (0.5 % … 6.0 %)");
  }

  @Test
  void whereTheGoalIsValueAllIsMoney() {
    ForecastView.Row row = row(Goal.VALUE, 300, 100, -50);
    assertThat(row.why()).isEqualTo("category=tea +€4.00, a -€0.50");
    assertThat(row.expected()).isEqualTo("€3.50 (€0.50 … €6.00)");
  }
}
