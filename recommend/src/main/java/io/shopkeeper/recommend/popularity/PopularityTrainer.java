package io.shopkeeper.recommend.popularity;

import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.Relation;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Counts who had to do with what, the newer the more. One pass, O(interactions).
public record PopularityTrainer(PopularitySettings settings) {

  private static final double MICROS_PER_DAY = TimeUnit.DAYS.toMicros(1);

  public PopularityModel train(Behaviour behaviour) {
    int items = behaviour.products().size();
    double[] popularity = new double[items];
    int[] buyers = new int[items];
    int[] visitors = new int[items];
    int windowDays = (int) Math.ceil(settings.halfLifeDays());
    long newest = newest(behaviour);
    for (int row = 0; row < behaviour.rows(); row++) {
      for (Interaction interaction : behaviour.row(row)) {
        Optional<Relation> relation = interaction.relation();
        if (relation.isEmpty()) {
          continue;
        }
        int item = interaction.item();
        double age = (newest - interaction.time()) / MICROS_PER_DAY;
        popularity[item] +=
            settings.weights().of(relation.get()) * Math.pow(2, -age / settings.halfLifeDays());
        if (age <= windowDays) {
          visitors[item]++;
          buyers[item] += relation.get() == Relation.BOUGHT ? 1 : 0;
        }
      }
    }
    return new PopularityModel(
        behaviour.products(), normalised(popularity), buyers, visitors, windowDays);
  }

  private static long newest(Behaviour behaviour) {
    long newest = Long.MIN_VALUE;
    for (int row = 0; row < behaviour.rows(); row++) {
      for (Interaction interaction : behaviour.row(row)) {
        newest = Math.max(newest, interaction.time());
      }
    }
    return newest;
  }

  /// From 0 to 1, so that a share of it means the same in every shop.
  private static float[] normalised(double[] popularity) {
    double greatest = 0;
    for (double value : popularity) {
      greatest = Math.max(greatest, value);
    }
    float[] normalised = new float[popularity.length];
    if (greatest > 0) {
      for (int item = 0; item < normalised.length; item++) {
        normalised[item] = (float) (popularity[item] / greatest);
      }
    }
    return normalised;
  }
}
