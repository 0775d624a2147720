package io.shopkeeper.profile.foresight;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.explain.Attribution;
import io.shopkeeper.profile.explain.Explainer;
import io.shopkeeper.profile.explain.Likeness;
import io.shopkeeper.profile.explain.SmallestChange;
import io.shopkeeper.profile.foresight.Outlook.Alike;
import io.shopkeeper.profile.foresight.Outlook.Reason;
import io.shopkeeper.profile.lifetime.Buyer;
import io.shopkeeper.profile.lifetime.LifetimeDraws;
import io.shopkeeper.profile.lifetime.LifetimeReasons;
import io.shopkeeper.profile.predict.Classifier;
import io.shopkeeper.profile.predict.FeatureTable;
import io.shopkeeper.profile.repurchase.CustomerFeatures.AsOf;
import io.shopkeeper.profile.repurchase.Habits;
import io.shopkeeper.profile.repurchase.SaleLog;
import io.shopkeeper.store.Facts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A trained model over everyone who has bought, as they were when it was applied. Immutable; safe
/// for any number of threads.
///
/// A question costs a pass over all rows (who is alike), some hundred rows through a part of the
/// model (what would change the answer) and a thousand draws (how many orders): about a
/// millisecond.
public final class Foresight {
  private static final int REASONS = 6;
  private static final int ALIKE = 5;
  private static final int CANDIDATES = 24;
  private static final int DRAWS = 1_000;
  private static final double HALF = .5;
  private static final double DAYS_A_WEEK = 7;

  private final TrainedForesight trained;
  private final Instant asOf;
  private final List<String> customers;
  private final Map<String, Integer> rows;
  private final FeatureTable table;
  private final double[] again;
  private final Likeness likeness;
  private final Map<String, Buyer> buyers;
  private final Explainer explainer;
  private final SmallestChange change;

  private Foresight(
      TrainedForesight trained,
      Instant asOf,
      List<String> customers,
      FeatureTable table,
      Buyers buyers,
      Workers workers) {
    this.trained = trained;
    this.asOf = asOf;
    this.customers = customers;
    this.table = table;
    this.rows = new HashMap<>();
    for (int row = 0; row < customers.size(); row++) {
      rows.put(customers.get(row), row);
    }
    this.again = trained.model().again().probabilities(table, workers);
    this.likeness = new Likeness(table);
    Classifier model = trained.model().again().model();
    this.explainer = new Explainer(model);
    this.change = new SmallestChange(model, turningPoint(), CANDIDATES, likeness);
    this.buyers = new HashMap<>();
    for (int i = 0; i < buyers.customers().size(); i++) {
      this.buyers.put(buyers.customers().get(i), buyers.buyers().get(i));
    }
  }

  /// Looks at everyone as they are now; one pass over the sales, and a fit of BG/NBD as a feature.
  public static Foresight of(
      TrainedForesight trained, Facts facts, Instant now, LocalDate today, Workers workers) {
    SaleLog log = ShopSales.read(facts, now);
    int day = Math.toIntExact(today.toEpochDay());
    AsOf features = new Habits(trained.model().ahead()).at(log, day);
    List<String> customers =
        Arrays.stream(features.customers()).mapToObj(log.customers()::get).toList();
    return new Foresight(
        trained,
        now,
        customers,
        features.table().only(trained.model().features()),
        Buyers.of(log, day),
        workers);
  }

  public TrainedForesight trained() {
    return trained;
  }

  /// When customers were looked at: what they did since is not foreseen with.
  public Instant asOf() {
    return asOf;
  }

  /// The probability that each who has bought orders again, by customer.
  public Map<String, Double> again() {
    Map<String, Double> all = new HashMap<>();
    rows.forEach((customer, row) -> all.put(customer, again[row]));
    return all;
  }

  /// What a customer will do; empty if they had not bought, or refused personalisation.
  ///
  /// @param refused who is not named as alike
  public Optional<Outlook> of(String customer, Set<String> refused) {
    Integer row = rows.get(customer);
    Buyer buyer = buyers.get(customer);
    if (row == null || buyer == null || refused.contains(customer)) {
      return Optional.empty();
    }
    ForesightModel model = trained.model();
    Attribution attribution = explainer.reasons(table, row);
    List<Reason> reasons =
        attribution.foremost(REASONS).stream()
            .map(feature ->
                new Reason(
                    table.columns().get(feature).name(),
                    table.columns().get(feature).text(row),
                    attribution.values()[feature]))
            .filter(reason -> reason.logOdds() != 0)
            .toList();
    return Optional.of(
        new Outlook(
            model.ahead(),
            again[row],
            model.again().calibrator().probability(attribution.base()),
            reasons,
            alike(row, refused),
            change.of(row, List.of()),
            model.purchases() == null ? null : model.purchases().alive(buyer.history()),
            orders(customer, buyer),
            model.purchases() == null
                ? null
                : LifetimeReasons.of(
                    model.purchases(), model.amounts(), buyer, model.ahead() / DAYS_A_WEEK)));
  }

  private List<Alike> alike(int row, Set<String> refused) {
    return likeness.nearest(row, ALIKE, other -> !refused.contains(customers.get(other))).stream()
        .map(other -> new Alike(customers.get(other), likeness.distance(row, other), again[other]))
        .toList();
  }

  /// The log-odds whose calibrated probability is one half: the answer turns at even odds.
  private double turningPoint() {
    double low = -20;
    double high = 20;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      if (trained.model().again().calibrator().probability(middle) < HALF) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private LifetimeDraws.@Nullable Outlook orders(String customer, Buyer buyer) {
    ForesightModel model = trained.model();
    if (model.purchases() == null) {
      return null;
    }
    return new LifetimeDraws(model.purchases(), model.amounts(), DRAWS)
        .of(buyer, model.ahead() / DAYS_A_WEEK, new Seed(1).generator("outlook " + customer));
  }
}
