package io.shopkeeper.recommend.itemneighbours;

import io.shopkeeper.numeric.SparseAccumulator;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ModelArrays;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntPredicate;

/// The neighbours of every item; see the package for what is computed.
public final class ItemNeighbourModel implements RecommenderModel {

  /// Reasons named for one product; the others are folded into one.
  private static final int MAX_REASONS = 3;

  private final ItemNeighbourSettings settings;
  private final PopularityModel popularity;
  private final Neighbours neighbours;
  private final float[] mass;

  /// One for each question answered at a time; a thread-local would be one for each virtual thread.
  private final ConcurrentLinkedDeque<SparseAccumulator> scratch = new ConcurrentLinkedDeque<>();

  /// @param mass p of the package's notation, by item
  ItemNeighbourModel(
      ItemNeighbourSettings settings,
      PopularityModel popularity,
      Neighbours neighbours,
      float[] mass) {
    this.settings = settings;
    this.popularity = popularity;
    this.neighbours = neighbours;
    this.mass = mass;
  }

  @Override
  public ProductIndex products() {
    return popularity.products();
  }

  public ItemNeighbourSettings settings() {
    return settings;
  }

  @Override
  public List<Recommendation> recommend(History history, IntPredicate admissible, int count) {
    SparseAccumulator scores = borrow();
    try {
      return explained(history, ranked(history, admissible, count, scores), scores);
    } finally {
      scratch.push(scores);
    }
  }

  @Override
  public int[] rank(History history, IntPredicate admissible, int count) {
    SparseAccumulator scores = borrow();
    try {
      return ranked(history, admissible, count, scores);
    } finally {
      scratch.push(scores);
    }
  }

  @Override
  public List<Recommendation> similar(int item, IntPredicate admissible, int count) {
    var similar = new ArrayList<Recommendation>();
    for (int p = neighbours.start()[item];
        p < neighbours.start()[item + 1] && similar.size() < count;
        p++) {
      if (admissible.test(neighbours.neighbour()[p])) {
        Reason reason = alike(item, p);
        similar.add(Recommendation.of(products().id(neighbours.neighbour()[p]), List.of(reason)));
      }
    }
    return similar;
  }

  private int[] ranked(
      History history, IntPredicate admissible, int count, SparseAccumulator scores) {
    scores.clear();
    double[] weights = weights(history);
    for (int k = 0; k < weights.length; k++) {
      int item = history.item(k);
      for (int p = neighbours.start()[item]; p < neighbours.start()[item + 1]; p++) {
        scores.add(neighbours.neighbour()[p], weights[k] * neighbours.similarity()[p]);
      }
    }
    var best = new TopK(count);
    for (int entry = 0; entry < scores.size(); entry++) {
      int item = scores.column(entry);
      offer(item, scores.value(entry) + popular(item), admissible, best);
    }
    for (int rank = 0; rank < popularity.ranked(); rank++) {
      int item = popularity.item(rank);
      if (popular(item) < best.threshold()) {
        break;
      }
      if (scores.sum(item) == 0) {
        offer(item, popular(item), admissible, best);
      }
    }
    return best.ids();
  }

  private static void offer(int item, double score, IntPredicate admissible, TopK best) {
    if (score > 0 && (float) score >= best.threshold() && admissible.test(item)) {
      best.offer(item, (float) score);
    }
  }

  private List<Recommendation> explained(History history, int[] items, SparseAccumulator slots) {
    slots.clear();
    var because = new ArrayList<List<Reason>>(items.length);
    for (int rank = 0; rank < items.length; rank++) {
      slots.add(items[rank], rank + 1);
      because.add(new ArrayList<>());
    }
    double[] weights = weights(history);
    for (int k = 0; k < weights.length; k++) {
      int item = history.item(k);
      for (int p = neighbours.start()[item]; p < neighbours.start()[item + 1]; p++) {
        int slot = (int) slots.sum(neighbours.neighbour()[p]);
        if (slot > 0) {
          because
              .get(slot - 1)
              .add(
                  new Reason.BecauseOf(
                      products().id(item),
                      history.relation(k),
                      neighbours.common()[p],
                      weights[k] * neighbours.similarity()[p]));
        }
      }
    }
    var recommendations = new ArrayList<Recommendation>(items.length);
    for (int rank = 0; rank < items.length; rank++) {
      List<Reason> reasons = because.get(rank);
      if (popular(items[rank]) > 0) {
        reasons.add(popularity.reason(items[rank], settings.popularityWeight()));
      }
      recommendations.add(Recommendation.of(products().id(items[rank]), folded(reasons)));
    }
    // Ranked by floats, shown as doubles: two that are equal as floats may have to change places.
    recommendations.sort(Comparator.comparingDouble(Recommendation::score).reversed());
    return recommendations;
  }

  private static List<Reason> folded(List<Reason> reasons) {
    reasons.sort(Comparator.comparingDouble(Reason::contribution).reversed());
    if (reasons.size() <= MAX_REASONS + 1) {
      return reasons;
    }
    List<Reason> others = reasons.subList(MAX_REASONS, reasons.size());
    double rest = others.stream().mapToDouble(Reason::contribution).sum();
    var folded = new ArrayList<Reason>(reasons.subList(0, MAX_REASONS));
    folded.add(new Reason.Others(others.size(), rest));
    return folded;
  }

  private Reason alike(int item, int position) {
    int other = neighbours.neighbour()[position];
    int common = neighbours.common()[position];
    double similarity = neighbours.similarity()[position];
    double shrinkage = common / (common + settings.shrinkage());
    double correction = Math.pow((double) mass[item] / mass[other], settings.correction());
    return new Reason.Alike(
        products().id(item),
        similarity / (shrinkage * correction),
        shrinkage,
        correction,
        common,
        similarity);
  }

  /// How much each item of a history says, 1 in all: then a long history and a short one weigh the
  /// same against popularity.
  private double[] weights(History history) {
    double[] weights = new double[history.size()];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      weights[k] =
          settings.weights().of(history.relation(k))
              * Math.pow(2, -history.age(k) / settings.halfLifeMoments());
      sum += weights[k];
    }
    for (int k = 0; k < weights.length && sum > 0; k++) {
      weights[k] /= sum;
    }
    return weights;
  }

  private double popular(int item) {
    return settings.popularityWeight() * popularity.popularity(item);
  }

  private SparseAccumulator borrow() {
    SparseAccumulator free = scratch.poll();
    return free == null ? new SparseAccumulator(products().size()) : free;
  }

  public void write(DataOutput out) throws IOException {
    popularity.write(out);
    out.writeInt(settings.neighbours());
    out.writeDouble(settings.shrinkage());
    out.writeDouble(settings.correction());
    out.writeDouble(settings.normalisation());
    out.writeDouble(settings.halfLifeMoments());
    out.writeDouble(settings.popularityWeight());
    out.writeDouble(settings.weights().viewed());
    out.writeDouble(settings.weights().carted());
    out.writeDouble(settings.weights().bought());
    neighbours.write(out);
    ModelArrays.writeFloats(out, mass);
  }

  public static ItemNeighbourModel read(DataInput in, ProductIndex products) throws IOException {
    PopularityModel popularity = PopularityModel.read(in, products);
    var settings =
        new ItemNeighbourSettings(
            in.readInt(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            new RelationWeights(in.readDouble(), in.readDouble(), in.readDouble()));
    return new ItemNeighbourModel(
        settings, popularity, Neighbours.read(in), ModelArrays.readFloats(in));
  }
}
