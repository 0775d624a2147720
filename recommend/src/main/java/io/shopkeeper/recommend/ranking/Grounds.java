package io.shopkeeper.recommend.ranking;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.ranking.RankingReasons.Topic;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the reasons for a customer's candidates rest on: the product of their past, the value of an
/// attribute, the number that a sentence can name.
record Grounds(Ranking ranking, History history, RankedCandidates candidates) {
  /// Products of the past that a reason may speak of.
  private static final int RECENT = 10;

  /// The features that reasons name a number of, whether or not they make a difference.
  static final Set<String> FIGURES =
      Set.of(
          "profile.price",
          "attributes.count",
          "attributes.price.newest",
          "candidates.rank",
          OpinionFeatures.POPULARITY + ".rank");

  Reason.Weighed reason(int place, Topic topic) {
    return switch (topic.name()) {
      case "profile" -> plain(topic, place, history.size());
      case "profile.liking" -> liking(topic, place);
      case "profile.price" -> plain(topic, place, Math.exp(feature("profile.price", place)));
      case "attributes.overlap" -> nearest(topic, place, ranking.features().statistics()::overlap);
      case "attributes.follow" -> follows(topic, place);
      case "attributes.price" -> beside(topic, place);
      case "attributes" -> plain(topic, place, feature("attributes.count", place));
      case "descriptions" -> nearest(topic, place, this::cosine);
      case "reviews" -> rated(topic, place);
      case OpinionFeatures.BEHAVIOUR -> plain(topic, place, feature("candidates.rank", place));
      default -> plain(topic, place, feature(topic.name() + ".rank", place));
    };
  }

  private Reason.Weighed plain(Topic topic, int place, double figure) {
    return new Reason.Weighed(
        topic.name(),
        topic.part().letter(),
        null,
        "",
        figure,
        topic.contribution(),
        loss(place, topic));
  }

  private double feature(String name, int place) {
    for (int c = 0; c < candidates.columns().length; c++) {
      if (ranking.seen().get(c).name().equals(name)) {
        return candidates.columns()[c][place];
      }
    }
    return Double.NaN;
  }

  /// The value that the customer likes best beside everybody, and how many of their products have
  /// it, as a share.
  private Reason.Weighed liking(Topic topic, int place) {
    AttributeStatistics statistics = ranking.features().statistics();
    Tastes tastes = Tastes.of(history);
    String best = "";
    double most = 0;
    double share = 0;
    int[] values = statistics.attributes(candidates.items()[place]);
    double[] masses = new double[values.length];
    for (int k = 0; k < tastes.size(); k++) {
      add(tastes.weights()[k], values, statistics.attributes(history.item(k)), masses);
    }
    for (int i = 0; i < values.length; i++) {
      double more = masses[i] / tastes.sum() - statistics.share(values[i]);
      if (more > most) {
        most = more;
        best = statistics.traits().values().get(values[i]);
        share = masses[i] / tastes.sum();
      }
    }
    return new Reason.Weighed(
        topic.name(),
        topic.part().letter(),
        null,
        best,
        share,
        topic.contribution(),
        loss(place, topic));
  }

  /// Adds a weight to each of some values that a product has; both ascend.
  private static void add(double weight, int[] values, int[] having, double[] masses) {
    for (int i = 0, j = 0; i < values.length && j < having.length; ) {
      if (values[i] == having[j]) {
        masses[i++] += weight;
      } else if (values[i] < having[j]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /// How alike two items are; 0 for not at all.
  private interface Likeness {
    double of(int item, int other);
  }

  /// The product of the past that it is most like.
  private Reason.Weighed nearest(Topic topic, int place, Likeness likeness) {
    int item = candidates.items()[place];
    int nearest = -1;
    double most = 0;
    for (int k = 0; k < Math.min(RECENT, history.size()); k++) {
      int other = history.item(k);
      double like = other == item ? 0 : likeness.of(item, other); // It is no news.
      if (like > most) {
        most = like;
        nearest = other;
      }
    }
    return of(topic, place, nearest, most);
  }

  /// Of descriptions.
  private double cosine(int item, int other) {
    float[] one = text(item);
    float[] two = text(other);
    return one.length == 0 || one.length != two.length ? 0 : Vectors.dot(one, two);
  }

  private float[] text(int item) {
    return ranking.features().statistics().traits().of().get(item).text();
  }

  private double loss(int place, Topic topic) {
    return candidates.scores()[place] - topic.without();
  }

  private Reason.Weighed of(Topic topic, int place, int item, double figure) {
    return new Reason.Weighed(
        topic.name(),
        topic.part().letter(),
        id(item),
        "",
        figure,
        topic.contribution(),
        loss(place, topic));
  }

  private @Nullable ProductId id(int item) {
    return item < 0 ? null : ranking.features().popularity().products().id(item);
  }

  /// Which of its values comes after the newest product more often than by chance, and how many
  /// times.
  private Reason.Weighed follows(Topic topic, int place) {
    AttributeStatistics statistics = ranking.features().statistics();
    float[] after = new float[statistics.followedValues()];
    statistics.addFollowing(history.item(0), 1, after);
    String best = "";
    double most = 0;
    for (int value : statistics.attributes(candidates.items()[place])) {
      int at = statistics.followedPlace(value);
      if (at >= 0 && after[at] > most) {
        most = after[at];
        best = statistics.traits().values().get(value);
      }
    }
    return new Reason.Weighed(
        topic.name(),
        topic.part().letter(),
        id(history.item(0)),
        best,
        Math.exp(most),
        topic.contribution(),
        loss(place, topic));
  }

  private Reason.Weighed beside(Topic topic, int place) {
    return of(topic, place, history.item(0), Math.exp(feature("attributes.price.newest", place)));
  }

  /// The mean rating; the number of reviews stands as the value.
  private Reason.Weighed rated(Topic topic, int place) {
    ProductTraits traits =
        ranking.features().statistics().traits().of().get(candidates.items()[place]);
    return new Reason.Weighed(
        topic.name(),
        topic.part().letter(),
        null,
        String.valueOf(traits.reviews()),
        traits.rating(),
        topic.contribution(),
        loss(place, topic));
  }
}
