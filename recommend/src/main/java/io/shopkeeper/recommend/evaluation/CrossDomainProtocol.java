package io.shopkeeper.recommend.evaluation;

import static java.util.Objects.requireNonNull;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.transfer.TransferModel;
import io.shopkeeper.recommend.transfer.TransferSettings;
import io.shopkeeper.recommend.transfer.TransferTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// `evaluate cross-domain`: what is gained for customers of two domains by hearing what they did in
/// the other one.
///
/// Of every user of the target domain one item is test, to be found among all items and among those
/// given. Settings are chosen, for either ranking and with and without the other domain, on one
/// drawn item of train a user, which is left out of what is learned from.
///
/// @param keepTwins whether items of the other domain that are the same product as one of the
///   target are heard, as published protocols do
public record CrossDomainProtocol(
    boolean keepTwins, Seed seed, Workers workers, Progress progress) {
  private static final double RARITY = .25;
  private static final List<Double> SOURCES = List.of(0., .5, 1., 3.);
  private static final List<Double> RIDGES = List.of(2., 10.);
  private static final List<Double> TRENDS = List.of(0., 2., 5., 10., 20.);

  /// Negatives drawn for a validation item, as many as are usually given for one of test.
  private static final int NEGATIVES = 99;

  /// How well settings do on validation.
  private record Tried(TransferSettings settings, double all, double given) {}

  /// @throws RecommendException with code `NOTHING_TO_LEARN` where the domains have no customer of
  ///   several items in common, `TOO_LARGE` beyond 16,000 customers
  public FittedCrossDomain fit(CrossDomainData data) {
    Map<String, String> drawn = new HashMap<>();
    List<UserItems> learned = new ArrayList<>();
    for (UserItems user : data.train()) {
      List<String> items = new ArrayList<>(user.items());
      if (items.size() > 1) {
        RandomGenerator random = seed.generator("held out " + user.user());
        drawn.put(user.user(), items.remove(random.nextInt(items.size())));
      }
      learned.add(new UserItems(user.user(), items));
    }
    Domains validation = Domains.of(learned, data.source(), drawn, keepTwins);
    require(validation);
    List<Tried> tried = tried(validation);
    Map<String, String> wanted = new HashMap<>();
    data.test().forEach(user -> wanted.put(user.user(), user.items().getFirst()));
    Domains now = Domains.of(data.train(), data.source(), wanted, keepTwins);
    if (now.judged().length == 0) {
      throw new RecommendException(
          RecommendException.Code.NOTHING_TO_LEARN, "no user of test is in both domains");
    }
    List<Tried> single = tried.stream().filter(one -> one.settings().source() == 0).toList();
    Map<TransferSettings, TransferModel> trained = new LinkedHashMap<>();
    return new FittedCrossDomain(
        new CrossDomainChoice(best(tried, true), best(tried, false)),
        now,
        data.negatives(),
        train(best(tried, true), now, trained),
        train(best(single, true), now, trained),
        train(best(tried, false), now, trained),
        train(best(single, false), now, trained),
        workers);
  }

  private static void require(Domains domains) {
    if (domains.judged().length == 0) {
      throw new RecommendException(
          RecommendException.Code.NOTHING_TO_LEARN,
          "no user of several items in train is in both domains");
    }
    if (domains.customers().size() > TransferTrainer.MOST_CUSTOMERS) {
      throw new RecommendException(
          RecommendException.Code.TOO_LARGE,
          "%,d customers, at most %,d are compared with each other"
              .formatted(domains.customers().size(), TransferTrainer.MOST_CUSTOMERS));
    }
  }

  private TransferModel train(
      TransferSettings settings, Domains domains, Map<TransferSettings, TransferModel> trained) {
    return trained
        .computeIfAbsent(
            settings.withTrend(0),
            bare -> new TransferTrainer(bare).train(domains.targets(), domains.sources(), workers))
        .withTrend(settings.trend());
  }

  private List<Tried> tried(Domains domains) {
    int[] judged = domains.judged();
    int items = domains.target().products().size();
    int[][] negatives = new int[judged.length][];
    for (int n = 0; n < judged.length; n++) {
      negatives[n] = seed.generator("negatives " + n).ints(NEGATIVES, 0, items).toArray();
    }
    List<Tried> tried = new ArrayList<>();
    int done = 0;
    for (double source : SOURCES) {
      for (double ridge : RIDGES) {
        progress.at("trying settings", done++, SOURCES.size() * RIDGES.size());
        var bare = new TransferSettings(RARITY, source, ridge, 0);
        TransferModel model =
            new TransferTrainer(bare).train(domains.targets(), domains.sources(), workers);
        for (double trend : TRENDS) {
          TransferModel trending = model.withTrend(trend);
          double[][] gains = new double[2][judged.length];
          workers.forEach(
              judged.length,
              8,
              () ->
                  n -> {
                    float[] scores = trending.scores(judged[n]);
                    gains[0][n] = FittedCrossDomain.gain(domains.rank(judged[n], scores));
                    gains[1][n] =
                        FittedCrossDomain.gain(domains.rank(judged[n], scores, negatives[n]));
                  });
          tried.add(new Tried(bare.withTrend(trend), mean(gains[0]), mean(gains[1])));
        }
      }
    }
    return tried;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  /// The first of equals: the one that hears the other domain least.
  private static TransferSettings best(List<Tried> tried, boolean all) {
    Tried best = null;
    for (Tried one : tried) {
      if (best == null || (all ? one.all() > best.all() : one.given() > best.given())) {
        best = one;
      }
    }
    return requireNonNull(best).settings();
  }
}
