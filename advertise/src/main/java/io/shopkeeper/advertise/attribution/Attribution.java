package io.shopkeeper.advertise.attribution;

import io.shopkeeper.advertise.attribution.Journey.Touch;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A rule by which the value of purchases is shared among what was touched before; the shares of a
/// purchase add up to its value. O(touches).
public sealed interface Attribution {

  /// All to the last touch.
  record LastTouch() implements Attribution {}

  /// To each touch by how long before the purchase it was: half as much for each half-life.
  record TimeDecay(Duration halfLife) implements Attribution {
    public TimeDecay {
      if (!halfLife.isPositive()) {
        throw new IllegalArgumentException("the half-life must be above 0: " + halfLife);
      }
    }
  }

  /// The Shapley value of the game in which a set of channels earns the purchases whose touches are
  /// all within the set: evenly to the different channels of each (K. Zhao, S. H. Mahboobi and S.
  /// R. Bagheri, "Shapley value methods for attribution modeling in online advertising", 2018).
  record Shapley() implements Attribution {}

  /// What each channel earned.
  default Map<String, Double> credit(Collection<Journey> journeys) {
    var credit = new TreeMap<String, Double>();
    for (Journey journey : journeys) {
      shares(journey)
          .forEach((channel, share) -> credit.merge(channel, share * journey.value(), Double::sum));
    }
    return credit;
  }

  /// The part of a purchase that each of its channels is owed; they add up to 1.
  private Map<String, Double> shares(Journey journey) {
    List<Touch> touches = journey.touches();
    var shares = new TreeMap<String, Double>();
    switch (this) {
      case LastTouch() -> shares.put(touches.getLast().channel(), 1.);
      case TimeDecay(Duration halfLife) -> {
        // Counted from the last touch, so that long ago is not nothing.
        double sum = 0;
        for (Touch touch : touches) {
          double age = Duration.between(touch.at(), touches.getLast().at()).toMillis();
          double weight = Math.pow(.5, age / halfLife.toMillis());
          shares.merge(touch.channel(), weight, Double::sum);
          sum += weight;
        }
        double all = sum;
        shares.replaceAll((_, weight) -> weight / all);
      }
      case Shapley() -> {
        long channels = touches.stream().map(Touch::channel).distinct().count();
        touches.forEach(touch -> shares.put(touch.channel(), 1. / channels));
      }
    }
    return shares;
  }
}
