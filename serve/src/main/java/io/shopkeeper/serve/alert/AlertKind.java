package io.shopkeeper.serve.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a rule looks at.
public enum AlertKind {
  /// By which share yesterday's orders are fewer than those of the same weekday on average over the
  /// four weeks before, where those are 20 or more.
  SALES_DROP(.5, true),

  /// Share of the records of the last import within a day that were refused.
  REJECT_RATE(.05, true),

  /// Days since the model that serves was trained.
  MODEL_STALE(7, false),

  /// How many of the 100 products that sold best in the last 30 days cannot be bought.
  STOCK_OUTS(10, false),

  /// Share of its budget that a running campaign has spent.
  CAMPAIGN_SPENT(.9, true),

  /// 1 where the arms of a running experiment did not get their shares of units, or a guardrail
  /// stopped an arm in the last 7 days.
  EXPERIMENT_ALARM(1, false);

  private final double usual;
  private final boolean share;

  AlertKind(double usual, boolean share) {
    this.usual = usual;
    this.share = share;
  }

  /// From which value on it is raised where nobody said otherwise.
  public double usual() {
    return usual;
  }

  /// Whether its values are shares of a whole.
  public boolean share() {
    return share;
  }

  /// As in `sales_drop`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AlertKind> of(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }
}
