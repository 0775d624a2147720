package io.shopkeeper.recommend.sasrec;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.ScoringModel;
import io.shopkeeper.recommend.transitions.TransitionModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// The transformer's probabilities and the transitions' scores, both scaled to add up to 1, in the
/// given shares.
public final class SequenceBlendModel implements ScoringModel {

  private final SasRecModel transformer;
  private final TransitionModel transitions;
  private final double share;

  /// @param share of the transformer, from 0 to 1
  /// @param transitions of the same products
  public SequenceBlendModel(SasRecModel transformer, TransitionModel transitions, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share is %s, not from 0 to 1".formatted(share));
    }
    this.transformer = transformer;
    this.transitions = transitions;
    this.share = share;
  }

  @Override
  public ProductIndex products() {
    return transformer.products();
  }

  public SasRecModel transformer() {
    return transformer;
  }

  public TransitionModel transitions() {
    return transitions;
  }

  @Override
  public float[] scores(History history) {
    return history.size() == 0 ? transitions.scores(history) : new Scores(history).blended();
  }

  @Override
  public int[] rank(History history, IntPredicate admissible, int count) {
    return history.size() == 0
        ? transitions.rank(history, admissible, count)
        : SasRecModel.best(new Scores(history).blended(), admissible, count);
  }

  @Override
  public List<Recommendation> recommend(History history, IntPredicate admissible, int count) {
    if (history.size() == 0) {
      return transitions.recommend(history, admissible, count);
    }
    var scores = new Scores(history);
    int[] items = SasRecModel.best(scores.blended(), admissible, count);
    if (items.length == 0) {
      return List.of();
    }
    Map<Integer, List<Reason>> followed = new HashMap<>();
    Set<Integer> listed = Arrays.stream(items).boxed().collect(Collectors.toSet());
    for (Recommendation explained :
        transitions.recommend(history, listed::contains, items.length)) {
      followed.put(products().item(explained.product()), explained.reasons());
    }
    var recommendations = new ArrayList<Recommendation>();
    for (int item : items) {
      var reasons = new ArrayList<Reason>();
      reasons.add(transformer.reason(history, share * scores.probabilities[item]));
      for (Reason reason : followed.getOrDefault(item, List.of())) {
        reasons.add(reason.scaled((1 - share) * scores.scale));
      }
      reasons.sort(Reason.GREATEST_FIRST);
      recommendations.add(Recommendation.of(products().id(item), reasons));
    }
    recommendations.sort(Recommendation.BEST_FIRST);
    return recommendations;
  }

  /// What follows the product by the transitions, whose reasons can be counted.
  @Override
  public List<Recommendation> similar(int item, IntPredicate admissible, int count) {
    return transitions.similar(item, admissible, count);
  }

  public void write(DataOutput out) throws IOException {
    out.writeDouble(share);
    transformer.write(out);
    transitions.write(out);
  }

  public static SequenceBlendModel read(DataInput in, ProductIndex products) throws IOException {
    double share = in.readDouble();
    return new SequenceBlendModel(
        SasRecModel.read(in, products), TransitionModel.read(in, products), share);
  }

  /// Both opinions on one history.
  private final class Scores {
    private final float[] probabilities;
    private final float[] followers;

    /// What makes the transitions' scores add up to 1; 0 where there are none.
    private final double scale;

    Scores(History history) {
      probabilities = transformer.probabilities(history);
      followers = transitions.scores(history);
      double sum = 0;
      for (float score : followers) {
        sum += score;
      }
      scale = sum > 0 ? 1 / sum : 0;
    }

    float[] blended() {
      float[] blended = new float[probabilities.length];
      for (int item = 0; item < blended.length; item++) {
        blended[item] =
            (float) (share * probabilities[item] + (1 - share) * scale * followers[item]);
      }
      return blended;
    }
  }
}
