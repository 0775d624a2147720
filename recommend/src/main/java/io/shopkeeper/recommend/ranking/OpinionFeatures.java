package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// X: of every opinion the score, the score by the best candidate's, and the rank among candidates.
record OpinionFeatures(List<Opinion> opinions) implements FeatureSource {
  static final String BEHAVIOUR = "behaviour";
  static final String POPULARITY = "popularity";

  private static final int EACH = 3;

  @Override
  public List<Feature> features() {
    List<Feature> features = new ArrayList<>();
    for (Opinion opinion : opinions) {
      features.add(feature(opinion.name(), ".score"));
      features.add(feature(opinion.name(), ".share"));
      features.add(feature(opinion.name(), ".rank"));
    }
    features.add(feature("candidates", ".rank"));
    return features;
  }

  /// That others like the customer took it is one thing, whichever model says so; that everybody
  /// does is another.
  private static Feature feature(String opinion, String figure) {
    String topic = opinion.equals(POPULARITY) ? POPULARITY : BEHAVIOUR;
    return new Feature(opinion + figure, topic, Part.BEHAVIOUR);
  }

  @Override
  public void fill(History history, int[] items, float[][] columns) {
    for (int o = 0; o < opinions.size(); o++) {
      fill(opinions.get(o).model().scores(history), items, columns, EACH * o);
    }
    float[] places = columns[EACH * opinions.size()];
    for (int place = 0; place < places.length; place++) {
      places[place] = place + 1;
    }
  }

  private static void fill(float[] scores, int[] items, float[][] columns, int first) {
    float best = 0;
    for (int place = 0; place < items.length; place++) {
      columns[first][place] = scores[items[place]];
      best = Math.max(best, scores[items[place]]);
    }
    // Greatest first, of equals the one that was found first: as one number, to be sorted fast.
    long[] order = new long[items.length];
    for (int place = 0; place < order.length; place++) {
      int bits = Float.floatToIntBits(scores[items[place]]);
      int ascending = bits ^ (bits >> 31 & Integer.MAX_VALUE);
      order[place] = (long) ~ascending << 32 | place;
    }
    Arrays.sort(order);
    int rank = 0;
    for (int i = 0; i < order.length; i++) {
      int place = (int) order[i];
      float score = scores[items[place]];
      // Equal scores share the first of their ranks.
      rank = i > 0 && score == scores[items[(int) order[i - 1]]] ? rank : i + 1;
      columns[first + 1][place] = best > 0 ? score / best : 0;
      columns[first + 2][place] = rank;
    }
  }
}
