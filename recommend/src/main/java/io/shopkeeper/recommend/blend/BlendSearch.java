package io.shopkeeper.recommend.blend;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.graphfilter.GraphFilterSettings;
import io.shopkeeper.recommend.graphfilter.LowPassSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import io.shopkeeper.recommend.slim.SlimSettings;
import io.shopkeeper.recommend.userneighbours.UserNeighbourSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses a blend on what was held out of some customers; see the package for the method.
///
/// @param count the length of the lists that are judged
/// @param seed of what is random in training
public record BlendSearch(int count, Seed seed, Workers workers, Progress progress) {

  /// Customers a blend is chosen on, at most: their shortlists lie in memory.
  public static final int MOST_JUDGED = 6_000;

  private static final int CLASSES = 4;
  private static final int NEIGHBOURS = 300;
  private static final int REGRESSORS = 100;
  private static final int MOST_STEPS = 12;

  /// Items × rank, 160 MB of directions.
  private static final int MOST_DIRECTIONS = 40_000_000;

  /// Of as many customers or items for each direction, no fewer, something smooth is left.
  private static final int LEAST_FOR_A_DIRECTION = 40;

  private static final int LEAST_FACTORS = 128;
  private static final int MOST_FACTORS = 768;

  /// Items × interactions up to which the table of a filter costs a few seconds.
  private static final double MOST_FILTERED = 5e9;

  /// A smaller gain is chance.
  private static final double LEAST_GAIN = 1e-4;

  private static final double[] CHANGES = {-1, -.5, -.25, -.1, .1, .25, .5, 1};

  /// @param behaviour what models may learn from
  /// @param histories of the customers judged, as in `behaviour`
  /// @param held what was held out of each, at least one item
  public BlendSettings choose(Behaviour behaviour, List<History> histories, int[][] held) {
    List<Ingredient> ingredients = ingredients(behaviour);
    progress.at("training what may be blended", 0, 2);
    PopularityModel popularity = new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
    Parts parts = Parts.train(ingredients, behaviour, popularity, seed, workers);
    progress.at("shortlisting", 1, 2);
    Shortlist[] lists =
        new Shortlisting(parts, behaviour.products().size(), histories, held).make(workers);
    double[] scales = scales(lists, ingredients.size());
    int[] lengths = histories.stream().mapToInt(History::size).toArray();
    List<Integer> bounds = ActivityShares.bounds(lengths, CLASSES);
    var shares = new ArrayList<List<Double>>();
    for (int c = 0; c <= bounds.size(); c++) {
      progress.at("blending", c, bounds.size() + 1);
      int which = c;
      Shortlist[] of =
          Arrays.stream(lists)
              .filter(list -> ActivityShares.classOf(list.historySize(), bounds) == which)
              .toArray(Shortlist[]::new);
      shares.add(Arrays.stream(climb(of, scales)).boxed().toList());
    }
    return new BlendSettings(ingredients, new ActivityShares(bounds, shares)).pruned();
  }

  /// What is worth trying on any shop: popular and rare neighbours, of items and of customers, the
  /// smoothest directions of all, and factors. Filters that let finer directions through are for
  /// small catalogues, where they are cheap and customers of long histories want them.
  static List<Ingredient> ingredients(Behaviour behaviour) {
    var ingredients = new ArrayList<Ingredient>();
    ingredients.add(neighbours(-.4, 1.2, .5));
    ingredients.add(neighbours(-.4, 1, .5));
    ingredients.add(neighbours(-.25, .8, .5));
    ingredients.add(neighbours(0, .8, .3));
    for (int neighbours : new int[] {100, 300}) {
      for (double correction : new double[] {.3, .5}) {
        ingredients.add(
            new Ingredient.UserNeighbours(new UserNeighbourSettings(neighbours, correction, 2)));
      }
    }
    if ((double) behaviour.products().size() * behaviour.size() <= MOST_FILTERED) {
      for (double ridge : new double[] {.1, .5}) {
        ingredients.add(new Ingredient.GraphFilter(new GraphFilterSettings(ridge, .3, NEIGHBOURS)));
      }
    }
    for (double normalisation : new double[] {0, .2}) {
      ingredients.add(new Ingredient.Slim(new SlimSettings(REGRESSORS, 2, normalisation, -.4)));
    }
    int mostRank = mostRank(behaviour);
    for (int rank : new int[] {64, 256, 512}) {
      for (double exponent : new double[] {.3, .5}) {
        ingredients.add(
            new Ingredient.LowPass(new LowPassSettings(Math.min(rank, mostRank), exponent)));
      }
    }
    for (double unobserved : new double[] {.005, .02}) {
      ingredients.add(
          new Ingredient.Als(
              AlsSettings.DEFAULT
                  .with(unobserved, AlsSettings.DEFAULT.regularisation())
                  .withFactors(Math.clamp(mostRank, LEAST_FACTORS, MOST_FACTORS))));
    }
    return ingredients.stream().distinct().toList();
  }

  private static int mostRank(Behaviour behaviour) {
    int items = behaviour.products().size();
    int directions = Math.min(items, behaviour.rows()) / LEAST_FOR_A_DIRECTION;
    return Math.max(1, Math.min(directions, MOST_DIRECTIONS / items));
  }

  private static Ingredient neighbours(double correction, double power, double normalisation) {
    return new Ingredient.ItemNeighbours(
        new ItemNeighbourSettings(
            NEIGHBOURS,
            0,
            correction,
            power,
            normalisation,
            Double.POSITIVE_INFINITY,
            0,
            RelationWeights.DEFAULT));
  }

  /// The root mean square of what each ingredient says: makes their shares comparable.
  private static double[] scales(Shortlist[] lists, int ingredients) {
    double[] scales = new double[ingredients];
    long size = 0;
    for (Shortlist list : lists) {
      size += list.held().length;
      for (int i = 0; i < ingredients; i++) {
        for (float score : list.scores()[i]) {
          scales[i] += (double) score * score;
        }
      }
    }
    for (int i = 0; i < ingredients; i++) {
      scales[i] = scales[i] == 0 ? 1 : Math.sqrt(scales[i] / size);
    }
    return scales;
  }

  private double[] climb(Shortlist[] lists, double[] scales) {
    double[][] starts = new double[scales.length][scales.length];
    for (int i = 0; i < scales.length; i++) {
      starts[i][i] = 1 / scales[i];
    }
    double[] qualities = qualities(lists, starts);
    int first = best(qualities);
    double[] shares = starts[first];
    double quality = qualities[first];
    for (int step = 0; step < MOST_STEPS; step++) {
      double[][] changed = changed(shares, scales);
      qualities = qualities(lists, changed);
      int next = best(qualities);
      if (qualities[next] < quality + LEAST_GAIN) {
        break;
      }
      shares = changed[next];
      quality = qualities[next];
    }
    return shares;
  }

  private static double[][] changed(double[] shares, double[] scales) {
    var changed = new ArrayList<double[]>();
    for (int i = 0; i < shares.length; i++) {
      for (double change : CHANGES) {
        double[] tried = shares.clone();
        tried[i] = Math.max(0, tried[i] + change / scales[i]);
        if (tried[i] != shares[i] && Arrays.stream(tried).anyMatch(share -> share > 0)) {
          changed.add(tried);
        }
      }
    }
    return changed.toArray(double[][]::new);
  }

  private double[] qualities(Shortlist[] lists, double[][] shares) {
    double[][] each = new double[lists.length][shares.length];
    workers.forEach(
        lists.length,
        () ->
            list -> {
              for (int s = 0; s < shares.length; s++) {
                each[list][s] = lists[list].quality(combined(lists[list], shares[s]), count);
              }
            });
    return IntStream.range(0, shares.length)
        .mapToDouble(s -> Arrays.stream(each).mapToDouble(of -> of[s]).sum() / lists.length)
        .toArray();
  }

  private static float[] combined(Shortlist list, double[] shares) {
    float[] combined = new float[list.held().length];
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0) {
        float share = (float) shares[i];
        float[] scores = list.scores()[i];
        for (int place = 0; place < combined.length; place++) {
          combined[place] += share * scores[place];
        }
      }
    }
    return combined;
  }

  private static int best(double[] qualities) {
    int best = 0;
    for (int i = 1; i < qualities.length; i++) {
      best = qualities[i] > qualities[best] ? i : best;
    }
    return best;
  }
}
