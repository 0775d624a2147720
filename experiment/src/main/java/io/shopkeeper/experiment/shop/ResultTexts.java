package io.shopkeeper.experiment.shop;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.ResourceTexts;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.experiment.shop.ExperimentResults.ArmResult;
import io.shopkeeper.experiment.shop.ExperimentResults.Difference;
import io.shopkeeper.experiment.shop.ExperimentResults.Doubts;
import io.shopkeeper.experiment.statistics.SampleRatio;
import io.shopkeeper.experiment.statistics.Warning;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// Results in plain sentences of one language. Immutable.
public final class ResultTexts {
  /// Of the variance: less is not worth a sentence.
  private static final double LEAST_TOLD = .01;

  /// So many visitors of whom nobody bought: fewer than 1 % buy, as sure as 95 % (the rule of
  /// three, 3/n), and few shops have so few.
  private static final long SILENT = 300;

  private final Locale locale;
  private final Currency currency;
  private final Properties messages;

  /// @param locale Chinese for Chinese texts, else English ones
  /// @param currency of the shop
  public ResultTexts(Locale locale, Currency currency) {
    this.locale = locale;
    this.currency = currency;
    String language = locale.getLanguage().equals("zh") ? "zh" : "en";
    this.messages = ResourceTexts.read(ResultTexts.class, "results_" + language + ".properties");
  }

  /// What to make of it: a sentence for every arm but the control.
  public String verdict(ExperimentResults results) {
    if (results.arms().stream().allMatch(arm -> arm.units() == 0)) {
      return said("verdict.nobody");
    }
    if (results.doubts().grave()) {
      return said(
          results.doubts().sampleRatio() < SampleRatio.ALARM ? "verdict.ratio" : "verdict.drift");
    }
    var sentences = new ArrayList<String>();
    for (Difference difference : results.differences()) {
      if (difference.metric().equals(results.experiment().metric())) {
        sentences.add(
            results
                .experiment()
                .stop(difference.arm())
                .map(stop -> stopped(results, stop))
                .orElseGet(() -> sentence(results, difference)));
      }
    }
    return String.join(locale.getLanguage().equals("zh") ? "" : " ", sentences);
  }

  private String stopped(ExperimentResults results, ArmStop stop) {
    Metric metric = stop.guardrail().metric();
    return said(
        metric.moreIsBetter() ? "verdict.stopped_less" : "verdict.stopped_more",
        stop.arm(),
        results.arms().getFirst().name(),
        name(metric),
        percent(stop.shown()),
        percent(stop.guardrail().limit()));
  }

  private String sentence(ExperimentResults results, Difference difference) {
    String control = results.arms().getFirst().name();
    String what = name(difference.metric());
    return switch (difference) {
      case Difference.Untold untold ->
          said(
              "verdict.untold",
              untold.arm(),
              control,
              said("reason." + untold.reason().name().toLowerCase(Locale.ROOT)));
      case Difference.Told told -> {
        Interval interval = told.alwaysValid();
        String key =
            !told.sure() ? "verdict.unsure" : told.better() ? "verdict.more" : "verdict.less";
        yield said(
            key,
            told.arm(),
            control,
            what,
            amount(told.metric(), interval.low()),
            amount(told.metric(), interval.high()));
      }
    };
  }

  /// How much surer the difference by the declared metric is for what visitors had bought before;
  /// empty where that says nothing.
  public Optional<String> adjustment(ExperimentResults results) {
    return results.differences().stream()
        .filter(one -> one.metric().equals(results.experiment().metric()))
        .filter(Difference.Told.class::isInstance)
        .mapToDouble(one -> ((Difference.Told) one).varianceLeft())
        .filter(left -> left < 1 - LEAST_TOLD)
        .boxed()
        .max(Double::compare)
        .map(left -> said("adjustment", percent(1 - left)));
  }

  /// What makes the results less sure, worst first.
  public List<String> warnings(ExperimentResults results) {
    var warnings = new ArrayList<String>();
    Doubts doubts = results.doubts();
    if (doubts.sampleRatio() < SampleRatio.ALARM) {
      warnings.add(said("warning.ratio", String.format(Locale.ROOT, "%.1e", doubts.sampleRatio())));
    }
    if (doubts.drift() < SampleRatio.ALARM) {
      warnings.add(said("warning.drift", String.format(Locale.ROOT, "%.1e", doubts.drift())));
    }
    long all = results.arms().stream().mapToLong(ArmResult::units).sum();
    for (ArmResult arm : results.arms()) {
      if (arm.share() > 0 && arm.units() == 0 && all > 0) {
        warnings.add(said("warning.no_traffic", arm.name(), percent(arm.share())));
      } else if (arm.share() == 0) {
        warnings.add(said("warning.no_share", arm.name()));
      }
    }
    if (all >= SILENT && results.arms().stream().allMatch(arm -> arm.bought() == 0)) {
      warnings.add(said("warning.no_events"));
    }
    counted(warnings, "warning.crossed", doubts.crossed());
    counted(warnings, "warning.robots", doubts.robots());
    counted(warnings, "warning.strangers", doubts.strangers());
    counted(warnings, "warning.negative", doubts.negative());
    counted(warnings, "warning.early", doubts.early());
    for (Difference difference : results.differences()) {
      if (difference instanceof Difference.Told told) {
        for (Warning warning : Warning.values()) {
          if (told.warnings().contains(warning)) {
            warnings.add(
                said(
                    "warning." + warning.name().toLowerCase(Locale.ROOT),
                    told.arm(),
                    results.arms().getFirst().name(),
                    name(told.metric())));
          }
        }
      }
    }
    return warnings;
  }

  private void counted(List<String> warnings, String key, long count) {
    if (count > 0) {
      warnings.add(said(key, NumberFormat.getIntegerInstance(locale).format(count)));
    }
  }

  /// A difference: points of a share, or money, with its sign.
  public String amount(Metric metric, double value) {
    String sign = value < 0 ? "−" : "+";
    double size = Math.abs(value);
    return metric.money()
        ? sign + new Money(Math.round(size), currency).text(locale)
        : sign + percent(size);
  }

  /// What a metric measures, in words that go into a sentence.
  public String name(Metric metric) {
    return said(
        "metric." + metric.textKey(),
        switch (metric.kind()) {
          case REVENUE -> Money.of(BigDecimal.valueOf(metric.parameter()), currency).text(locale);
          case SPENT -> percent(metric.parameter());
          case CONVERSION, REFUNDS, RETENTION, ORDER_VALUE -> metric.parameterText();
        });
  }

  /// A share, with as many digits as small ones need.
  public String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(share < .1 ? 2 : 1);
    return format.format(share);
  }

  private String said(String key, String... values) {
    String text = Objects.requireNonNull(messages.getProperty(key), key);
    // One pass, so that names of arms are never taken for places.
    StringBuilder written = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      written.append(text, from, open);
      written.append(values[Integer.parseInt(text.substring(open + 1, close))]);
      from = close + 1;
    }
    return written.append(text.substring(from)).toString();
  }
}
