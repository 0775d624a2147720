package io.shopkeeper.recommend.als;

import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.InnerProductIndex;
import io.shopkeeper.numeric.IntPairPredicate;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ModelArrays;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.ScoringModel;
import io.shopkeeper.recommend.itemtable.Clues;
import io.shopkeeper.recommend.itemtable.Evidence;
import io.shopkeeper.recommend.itemtable.Foremost;
import io.shopkeeper.recommend.itemtable.Refinement;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The factors of every item; a customer's are found from their history when they are asked for.
public final class AlsModel implements ScoringModel, Refinement {

  /// Reasons named for one product; the others are folded into one.
  private static final int MAX_REASONS = 3;

  /// Steps for a customer from nothing; the tolerance usually ends them before.
  private static final int FOLD_IN_STEPS = 30;

  private final AlsSettings settings;
  private final PopularityModel popularity;
  private final DenseMatrix items;
  private final float[] spectrum;
  private final CsrMatrix visitors;
  private final InnerProductIndex index;
  private final float[] lengths;

  /// @param items in the basis of the eigenvectors of their Gram matrix
  /// @param spectrum its eigenvalues
  /// @param visitors of every item, as rows; what they did does not matter here
  AlsModel(
      AlsSettings settings,
      PopularityModel popularity,
      DenseMatrix items,
      float[] spectrum,
      CsrMatrix visitors) {
    this.settings = settings;
    this.popularity = popularity;
    this.items = items;
    this.spectrum = spectrum;
    this.visitors = visitors;
    index = InnerProductIndex.of(settings.popularityWeight() > 0 ? withPopularity() : items);
    lengths = new float[items.rows()];
    for (int item = 0; item < lengths.length; item++) {
      lengths[item] = (float) Math.sqrt(dot(item, item));
    }
  }

  @Override
  public ProductIndex products() {
    return popularity.products();
  }

  public AlsSettings settings() {
    return settings;
  }

  /// The factors of an item, in a new array.
  public float[] factors(int item) {
    int size = settings.factors();
    return Arrays.copyOfRange(items.values(), item * size, (item + 1) * size);
  }

  /// The factors of a customer with this history, O(|history| · factors) a step; zeros for an empty
  /// one.
  public float[] foldIn(History history) {
    float[] x = new float[settings.factors()];
    var solver = new RowSolver(settings, spectrum, items.rows());
    foldIn(history, solver, x);
    return x;
  }

  /// The inner products, popularity where there is nothing to fold in.
  @Override
  public float[] scores(History history) {
    if (evidence(history).length == 0) {
      return popularity.scores(history);
    }
    float[] scores = new float[items.rows()];
    score(history, IntStream.range(0, scores.length).toArray(), scores);
    return scores;
  }

  @Override
  public float[] scores(History history, int[] some) {
    if (evidence(history).length == 0) {
      return popularity.scores(history, some);
    }
    float[] scores = new float[some.length];
    score(history, some, scores);
    return scores;
  }

  @Override
  public int[] rank(History history, IntPredicate admissible, int count) {
    if (evidence(history).length == 0) {
      return popularity.rank(history, admissible, count);
    }
    var best = new TopK(count);
    index.search(query(foldIn(history)), admissible, best);
    return best.ids();
  }

  @Override
  public int[][] rankAll(
      List<History> histories, IntPairPredicate admissible, int count, Workers workers) {
    int size = settings.factors();
    int width = query(new float[size]).length;
    DenseMatrix customers = DenseMatrix.zeros(histories.size(), width);
    workers.forEach(
        histories.size(),
        () -> {
          var solver = new RowSolver(settings, spectrum, items.rows());
          float[] x = new float[size];
          return row -> {
            foldIn(histories.get(row), solver, x);
            System.arraycopy(query(x), 0, customers.values(), row * width, width);
          };
        });
    int[][] lists = index.searchAll(customers, count, admissible, workers);
    for (int row = 0; row < lists.length; row++) {
      History history = histories.get(row);
      if (evidence(history).length == 0) {
        int asked = row;
        lists[row] = popularity.rank(history, item -> admissible.test(asked, item), count);
      }
    }
    return lists;
  }

  @Override
  public List<Recommendation> recommend(History history, IntPredicate admissible, int count) {
    int[] evidence = evidence(history);
    if (evidence.length == 0) {
      return popularity.recommend(history, admissible, count);
    }
    int[] list = rank(history, admissible, count);
    double[][] contributions = explanation(history, evidence).contributions(list);
    var recommendations = new ArrayList<Recommendation>();
    for (int place = 0; place < list.length; place++) {
      List<Reason> reasons = reasons(history, evidence, list[place], contributions[place]);
      recommendations.add(Recommendation.of(products().id(list[place]), reasons));
    }
    // Ranked by floats, shown as doubles: two that are equal as floats may have to change places.
    recommendations.sort(Comparator.comparingDouble(Recommendation::score).reversed());
    return recommendations;
  }

  /// What it adds to a blend: the inner product without popularity.
  @Override
  public void score(History history, int[] items, float[] scores) {
    Vectors.dots(foldIn(history), this.items.values(), settings.factors(), items, scores);
  }

  @Override
  public void takeApart(History history, double share, Clues clues) {
    int[] evidence = evidence(history);
    double[][] contributions = explanation(history, evidence).contributions(clues.items());
    for (int place = 0; place < contributions.length; place++) {
      for (int i = 0; i < evidence.length; i++) {
        clues.add(place, evidence[i], Evidence.Bond.TOGETHER, share * contributions[place][i], 0);
      }
    }
  }

  /// The products whose factors point in the same direction.
  @Override
  public List<Recommendation> similar(int item, IntPredicate admissible, int count) {
    var best = new TopK(count);
    for (int other = 0; other < items.rows() && lengths[item] > 0; other++) {
      float cosine = lengths[other] > 0 ? dot(item, other) / (lengths[item] * lengths[other]) : 0;
      if (other != item && cosine > 0 && cosine >= best.threshold() && admissible.test(other)) {
        best.offer(other, cosine);
      }
    }
    var similar = new ArrayList<Recommendation>();
    for (int rank = 0; rank < best.size(); rank++) {
      int other = best.id(rank);
      double cosine = best.score(rank);
      var alike =
          new Reason.Alike(
              products().id(item), cosine, 1, 1, visitorsInCommon(item, other), cosine);
      similar.add(Recommendation.of(products().id(other), List.of(alike)));
    }
    return similar;
  }

  /// The factors of items and, as one more, their popularity: what it adds is then found by the
  /// same search.
  private DenseMatrix withPopularity() {
    int size = settings.factors();
    DenseMatrix wider = DenseMatrix.zeros(items.rows(), size + 1);
    for (int item = 0; item < items.rows(); item++) {
      System.arraycopy(items.values(), item * size, wider.values(), item * (size + 1), size);
      wider.values()[item * (size + 1) + size] = (float) popularity.popularity(item);
    }
    return wider;
  }

  /// What a customer's factors are multiplied with.
  private float[] query(float[] factors) {
    if (settings.popularityWeight() == 0) {
      return factors;
    }
    float[] query = Arrays.copyOf(factors, factors.length + 1);
    query[factors.length] = (float) settings.popularityWeight();
    return query;
  }

  private Explanation explanation(History history, int[] evidence) {
    double[] weights =
        Arrays.stream(evidence)
            .mapToDouble(k -> settings.weights().of(history.relation(k)))
            .toArray();
    double regularisation = settings.regularisation(Arrays.stream(weights).sum(), items.rows());
    double[] diagonal = new double[spectrum.length];
    for (int k = 0; k < diagonal.length; k++) {
      diagonal[k] = settings.unobservedWeight() * spectrum[k] + regularisation;
    }
    int[] past = Arrays.stream(evidence).map(history::item).toArray();
    return new Explanation(items, past, weights, diagonal);
  }

  /// The greatest contributions named, those against the item among the others.
  private List<Reason> reasons(History history, int[] evidence, int item, double[] contributions) {
    int named = evidence.length <= MAX_REASONS + 1 ? evidence.length : MAX_REASONS;
    var reasons = new ArrayList<Reason>();
    for (int place : Foremost.places(contributions, named)) {
      int k = evidence[place];
      reasons.add(
          new Reason.BecauseOf(
              products().id(history.item(k)),
              history.relation(k),
              visitorsInCommon(history.item(k), item),
              contributions[place]));
    }
    if (settings.popularityWeight() * popularity.popularity(item) > 0) {
      reasons.add(popularity.reason(item, settings.popularityWeight()));
      reasons.sort(Comparator.comparingDouble(Reason::contribution).reversed());
    }
    if (named < evidence.length) {
      double rest = Foremost.rest(contributions, named);
      reasons.add(new Reason.Others(evidence.length - named, rest));
    }
    return reasons;
  }

  private void foldIn(History history, RowSolver solver, float[] x) {
    Arrays.fill(x, 0);
    solver.clear();
    for (int k : evidence(history)) {
      float weight = (float) settings.weights().of(history.relation(k));
      solver.add(items, history.item(k), weight);
    }
    solver.solve(FOLD_IN_STEPS, x);
  }

  /// The places in a history that weigh anything.
  private int[] evidence(History history) {
    return IntStream.range(0, history.size())
        .filter(k -> settings.weights().of(history.relation(k)) > 0)
        .toArray();
  }

  /// Both rows are ascending: one pass over them.
  private int visitorsInCommon(int item, int other) {
    int common = 0;
    int p = visitors.rowStart(item);
    int q = visitors.rowStart(other);
    while (p < visitors.rowEnd(item) && q < visitors.rowEnd(other)) {
      int order = Integer.compare(visitors.column(p), visitors.column(q));
      common += order == 0 ? 1 : 0;
      p += order <= 0 ? 1 : 0;
      q += order >= 0 ? 1 : 0;
    }
    return common;
  }

  private float dot(int item, int other) {
    int size = settings.factors();
    return Vectors.dot(items.values(), item * size, items.values(), other * size, size);
  }

  public void write(DataOutput out) throws IOException {
    popularity.write(out);
    out.writeInt(settings.factors());
    out.writeInt(settings.epochs());
    out.writeInt(settings.steps());
    out.writeDouble(settings.unobservedWeight());
    out.writeDouble(settings.regularisation());
    out.writeDouble(settings.popularityWeight());
    settings.weights().write(out);
    ModelArrays.writeFloats(out, items.values());
    ModelArrays.writeFloats(out, spectrum);
    ModelArrays.writePattern(out, visitors);
  }

  public static AlsModel read(DataInput in, ProductIndex products) throws IOException {
    PopularityModel popularity = PopularityModel.read(in, products);
    var settings =
        new AlsSettings(
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            RelationWeights.read(in));
    float[] items = ModelArrays.readFloats(in);
    return new AlsModel(
        settings,
        popularity,
        new DenseMatrix(products.size(), settings.factors(), items),
        ModelArrays.readFloats(in),
        ModelArrays.readPattern(in));
  }
}
