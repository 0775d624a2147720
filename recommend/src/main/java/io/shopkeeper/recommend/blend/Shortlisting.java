package io.shopkeeper.recommend.blend;

import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.graphfilter.GraphFilter;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Makes the [Shortlist]s of many customers. Filters are applied to the customers themselves, which
/// costs a fraction of their tables.
final class Shortlisting {

  private static final int WIDTH = GraphFilter.WIDTH;
  private static final int DEPTH = 200;

  private final List<Ingredient> ingredients;
  private final List<History> histories;
  private final int[][] held;
  private final GraphFilter filter;
  private final List<ItemTable> tables;

  /// @param held items of every history that it lacks
  Shortlisting(
      List<Ingredient> ingredients,
      Behaviour behaviour,
      List<History> histories,
      int[][] held,
      Workers workers) {
    this.ingredients = ingredients;
    this.histories = histories;
    this.held = held;
    this.filter = GraphFilter.of(behaviour, RelationWeights.DEFAULT);
    this.tables = new ArrayList<>();
    for (Ingredient ingredient : ingredients) {
      tables.add(
          switch (ingredient) {
            case Ingredient.Neighbours(var of) -> BlendTrainer.neighbours(of, behaviour, workers);
            case Ingredient.Filter _ -> NO_TABLE;
          });
    }
  }

  private static final ItemTable NO_TABLE =
      new ItemTable(new int[1], new int[0], new float[0], new int[0]);

  Shortlist[] make(Workers workers) {
    var lists = new Shortlist[histories.size()];
    workers.forEach(Math.ceilDiv(lists.length, WIDTH), () -> new BlockOfCustomers(lists));
    return lists;
  }

  private final class BlockOfCustomers implements IntConsumer {
    private final Shortlist[] lists;
    private final GraphFilter.Workspace block = filter.workspace();
    private final float[][] outputs = new float[ingredients.size()][];
    private final float[][] scores = new float[ingredients.size()][filter.items()];
    private final TopK best = new TopK(DEPTH);

    BlockOfCustomers(Shortlist[] lists) {
      this.lists = lists;
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] =
            ingredients.get(i) instanceof Ingredient.Filter
                ? new float[filter.items() * WIDTH]
                : new float[0];
      }
    }

    @Override
    public void accept(int number) {
      int first = number * WIDTH;
      int last = Math.min(first + WIDTH, lists.length);
      exponents().forEach(exponent -> filter(exponent, first, last));
      for (int customer = first; customer < last; customer++) {
        lists[customer] = shortlist(customer, customer - first);
      }
    }

    private List<Double> exponents() {
      return ingredients.stream()
          .filter(Ingredient.Filter.class::isInstance)
          .map(ingredient -> ((Ingredient.Filter) ingredient).settings().exponent())
          .distinct()
          .toList();
    }

    /// All filters of one exponent share their polynomials.
    private void filter(double exponent, int first, int last) {
      float[] lessens = filter.scales(-exponent);
      block.clear();
      for (int customer = first; customer < last; customer++) {
        History history = histories.get(customer);
        for (int k = 0; k < history.size(); k++) {
          int item = history.item(k);
          block.signal()[item * WIDTH + customer - first] = lessens[item] / history.size();
        }
      }
      int[] which =
          IntStream.range(0, outputs.length)
              .filter(i ->
                  ingredients.get(i) instanceof Ingredient.Filter(var settings)
                      && settings.exponent() == exponent)
              .toArray();
      double[][] coefficients = new double[which.length][];
      float[][] of = new float[which.length][];
      for (int i = 0; i < which.length; i++) {
        coefficients[i] = ((Ingredient.Filter) ingredients.get(which[i])).settings().coefficients();
        of[i] = outputs[which[i]];
      }
      block.filter(coefficients, of);
      float[] gains = filter.scales(exponent);
      for (float[] output : of) {
        for (int item = 0; item < gains.length; item++) {
          for (int w = 0; w < WIDTH; w++) {
            output[item * WIDTH + w] *= gains[item];
          }
        }
      }
    }

    private Shortlist shortlist(int customer, int column) {
      History history = histories.get(customer);
      boolean[] listed = new boolean[filter.items()];
      for (int i = 0; i < scores.length; i++) {
        score(i, history, column);
        best.clear();
        for (int item = 0; item < scores[i].length; item++) {
          if (scores[i][item] > best.threshold() && scores[i][item] > 0 && !history.owns(item)) {
            best.offer(item, scores[i][item]);
          }
        }
        for (int item : best.ids()) {
          listed[item] = true;
        }
      }
      int[] items = IntStream.range(0, listed.length).filter(item -> listed[item]).toArray();
      boolean[] isHeld = new boolean[items.length];
      for (int item : held[customer]) {
        int place = Arrays.binarySearch(items, item);
        if (place >= 0) {
          isHeld[place] = true;
        }
      }
      float[][] of = new float[scores.length][items.length];
      for (int i = 0; i < scores.length; i++) {
        for (int place = 0; place < items.length; place++) {
          of[i][place] = scores[i][items[place]];
        }
      }
      return new Shortlist(history.size(), held[customer].length, isHeld, of);
    }

    private void score(int ingredient, History history, int column) {
      float[] score = scores[ingredient];
      switch (ingredients.get(ingredient)) {
        case Ingredient.Filter _ -> {
          for (int item = 0; item < score.length; item++) {
            score[item] = outputs[ingredient][item * WIDTH + column];
          }
        }
        case Ingredient.Neighbours _ -> {
          ItemTable table = tables.get(ingredient);
          Arrays.fill(score, 0);
          for (int k = 0; k < history.size(); k++) {
            int item = history.item(k);
            for (int p = table.start()[item]; p < table.start()[item + 1]; p++) {
              score[table.item()[p]] += table.score()[p] / history.size();
            }
          }
        }
      }
    }
  }
}
