package io.shopkeeper.profile.lifetime;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.BoostingSettings;
import io.shopkeeper.numeric.boosting.Columns;
import io.shopkeeper.numeric.boosting.GradientBoosting;
import io.shopkeeper.numeric.boosting.Loss;
import java.util.List;
import java.util.Locale;

/// Ways to come to a forecast from what was bought up to a day.
///
/// Those behind the first two cut the time up to that day in half: they fit the model on the first
/// half and learn from what was bought in the second. So they learn what a forecast is off by that
/// looks as far ahead as it looks back.
public enum ForecastMethod {
  /// [BetaGeometric].
  BG_NBD {
    @Override
    public Forecast fit(PurchaseLog log, int day, Seed seed, Workers workers) {
      return forecast(BetaGeometric.fit(histories(log, day)).model());
    }
  },
  /// [ParetoNbd].
  PARETO_NBD {
    @Override
    public Forecast fit(PurchaseLog log, int day, Seed seed, Workers workers) {
      return forecast(ParetoNbd.fit(histories(log, day)).model());
    }
  },
  /// BG/NBD times how far it was off.
  BG_NBD_LEVEL {
    @Override
    public Forecast fit(PurchaseLog log, int day, Seed seed, Workers workers) {
      return corrected(log, day, RateCorrection.Terms.LEVEL);
    }
  },
  /// BG/NBD times a [RateCorrection] by what the customer did and spent.
  BG_NBD_CORRECTED {
    @Override
    public Forecast fit(PurchaseLog log, int day, Seed seed, Workers workers) {
      return corrected(log, day, RateCorrection.Terms.ALL);
    }
  },
  /// Boosted trees on history and amounts, for the mean rate of purchases.
  BOOSTED_TREES {
    @Override
    public Forecast fit(PurchaseLog log, int day, Seed seed, Workers workers) {
      Earlier earlier = Earlier.of(log, day);
      List<Buyer> buyers = earlier.log.asOf(earlier.day);
      double[] rates = earlier.log.purchases(earlier.day, earlier.days);
      float[][] columns = new float[6][buyers.size()];
      for (int row = 0; row < buyers.size(); row++) {
        rates[row] /= earlier.weeks();
        float[] features = features(buyers.get(row));
        for (int column = 0; column < features.length; column++) {
          columns[column][row] = features[column];
        }
      }
      var trees =
          new GradientBoosting(Loss.SQUARED, TREES)
              .fit(
                  new GradientBoosting.Sample(Columns.of(columns), rates),
                  seed.generator("forecast"),
                  workers);
      return (buyer, weeks) -> Math.max(0, trees.prediction(features(buyer))) * weeks;
    }
  };

  private static final BoostingSettings TREES =
      new BoostingSettings(100, 8, .05, 1, 50, .8, 1, 255, 1);

  /// Learns from what was bought up to a day, that day included; nothing later is looked at.
  ///
  /// @param log of customers who had bought by then
  /// @throws io.shopkeeper.profile.ProfileException if that is too little to learn from
  public abstract Forecast fit(PurchaseLog log, int day, Seed seed, Workers workers);

  /// As it is written.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<History> histories(PurchaseLog log, int day) {
    return log.asOf(day).stream().map(Buyer::history).toList();
  }

  private static Forecast forecast(PurchaseModel model) {
    return (buyer, weeks) -> model.expected(buyer.history(), weeks);
  }

  private static Forecast corrected(PurchaseLog log, int day, RateCorrection.Terms terms) {
    Earlier earlier = Earlier.of(log, day);
    Forecast before = forecast(BetaGeometric.fit(histories(earlier.log, earlier.day)).model());
    RateCorrection correction =
        RateCorrection.fit(
            before,
            earlier.log.asOf(earlier.day),
            earlier.weeks(),
            earlier.log.purchases(earlier.day, earlier.days),
            terms);
    return correction.of(forecast(BetaGeometric.fit(histories(log, day)).model()));
  }

  private static float[] features(Buyer buyer) {
    History history = buyer.history();
    return new float[] {
      history.repeats(),
      (float) history.lastRepeat(),
      (float) history.age(),
      (float) (history.age() - history.lastRepeat()),
      (float) ((history.repeats() + 1) / (history.age() + 1)),
      (float) buyer.meanAmount()
    };
  }

  /// The day that leaves half of the time, and who had bought by then.
  private record Earlier(PurchaseLog log, int day, int days) {

    static Earlier of(PurchaseLog log, int day) {
      int days = (day - log.firstDay() + 1) / 2;
      return new Earlier(log.known(day - days), day - days, days);
    }

    double weeks() {
      return days / 7.;
    }
  }
}
