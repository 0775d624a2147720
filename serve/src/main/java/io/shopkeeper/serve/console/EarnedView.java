package io.shopkeeper.serve.console;

import io.shopkeeper.experiment.shop.Earnings;
import io.shopkeeper.experiment.shop.Metric;
import io.shopkeeper.experiment.shop.ResultTexts;
import java.util.List;

/// What Shopkeeper as a whole earned against a holdout, in words.
///
/// @param amount with its sign; a dash while it cannot be told
/// @param interval of 95 %, empty while it cannot be told
/// @param sign `good`, `bad`, or `warn` while it cannot be told
/// @param basis who is compared with whom, since when
public record EarnedView(
    String amount,
    String interval,
    String sign,
    String basis,
    String verdict,
    List<String> warnings) {

  public EarnedView {
    warnings = List.copyOf(warnings);
  }

  static EarnedView of(Texts t, ResultTexts texts, Earnings earnings) {
    String basis =
        t.text(
            "earned.basis",
            t.number(earnings.shown()),
            t.number(earnings.heldOut()),
            t.percent(earnings.holdout().share()),
            t.time(earnings.holdout().since()));
    return earnings
        .earned()
        .map(earned ->
            new EarnedView(
                texts.amount(Metric.REVENUE, earned.estimate()),
                t.text(
                    "earned.interval",
                    texts.amount(Metric.REVENUE, earned.low()),
                    texts.amount(Metric.REVENUE, earned.high())),
                earned.low() > 0 ? "good" : earned.high() < 0 ? "bad" : "warn",
                basis,
                texts.verdict(earnings.results()),
                texts.warnings(earnings.results())))
        .orElseGet(() ->
            new EarnedView(
                "–",
                "",
                "warn",
                basis,
                texts.verdict(earnings.results()),
                texts.warnings(earnings.results())));
  }
}
