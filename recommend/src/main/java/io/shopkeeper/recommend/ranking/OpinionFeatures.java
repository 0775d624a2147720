package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.Arrays;
import java.util.List;

/// X: the score by another model, the score by its best candidate's, and the rank among candidates.
record OpinionFeatures(Opinion opinion) implements FeatureSource {
  static final String BEHAVIOUR = "behaviour";
  static final String POPULARITY = "popularity";

  @Override
  public List<Feature> features() {
    return List.of(feature(".score"), feature(".share"), feature(".rank"));
  }

  /// That others like the customer took it is one thing, whichever model says so; that everybody
  /// does is another.
  private Feature feature(String figure) {
    String topic = opinion.name().equals(POPULARITY) ? POPULARITY : BEHAVIOUR;
    return new Feature(opinion.name() + figure, topic, Part.BEHAVIOUR);
  }

  @Override
  public void fill(History history, int[] items, float[][] columns) {
    float[] scores = opinion.model().scores(history, items);
    float best = 0;
    for (float score : scores) {
      best = Math.max(best, score);
    }
    // Greatest first, of equals the one that was found first: as one number, to be sorted fast.
    long[] order = new long[scores.length];
    for (int place = 0; place < order.length; place++) {
      int bits = Float.floatToIntBits(scores[place]);
      int ascending = bits ^ (bits >> 31 & Integer.MAX_VALUE);
      order[place] = (long) ~ascending << 32 | place;
    }
    Arrays.sort(order);
    int rank = 0;
    for (int i = 0; i < order.length; i++) {
      int place = (int) order[i];
      float score = scores[place];
      // Equal scores share the first of their ranks.
      rank = i > 0 && score == scores[(int) order[i - 1]] ? rank : i + 1;
      columns[0][place] = score;
      columns[1][place] = best > 0 ? score / best : 0;
      columns[2][place] = rank;
    }
  }
}
