package io.shopkeeper.recommend.blend;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.als.AlsTrainer;
import io.shopkeeper.recommend.graphfilter.GraphFilter;
import io.shopkeeper.recommend.graphfilter.GraphFilterTrainer;
import io.shopkeeper.recommend.graphfilter.LowPass;
import io.shopkeeper.recommend.graphfilter.LowPassSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourTrainer;
import io.shopkeeper.recommend.itemtable.Evidence;
import io.shopkeeper.recommend.itemtable.ItemTable;
import io.shopkeeper.recommend.itemtable.Refinement;
import io.shopkeeper.recommend.itemtable.TableEvidence;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.slim.SlimTrainer;
import io.shopkeeper.recommend.userneighbours.UserNeighbours;
import io.shopkeeper.recommend.userneighbours.Visitors;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Trained ingredients, each kind in the order given.
record Parts(List<Evidence> evidence, List<Refinement> refinements) {

  private static final RelationWeights RELATIONS = RelationWeights.DEFAULT;

  Parts {
    evidence = List.copyOf(evidence);
    refinements = List.copyOf(refinements);
  }

  /// @param ingredients those that refine last
  /// @param popularity of the same behaviour
  static Parts train(
      List<Ingredient> ingredients,
      Behaviour behaviour,
      PopularityModel popularity,
      Seed seed,
      Workers workers) {
    Visitors visitors = visitors(ingredients, behaviour);
    GraphFilter graph = GraphFilter.of(behaviour, RELATIONS);
    Iterator<LowPass> lowPass = lowPass(ingredients, graph, seed, workers).iterator();
    var evidence = new ArrayList<Evidence>();
    var refinements = new ArrayList<Refinement>();
    for (Ingredient ingredient : ingredients) {
      switch (ingredient) {
        case Ingredient.ItemNeighbours(var settings) ->
            evidence.add(table(new ItemNeighbourTrainer(settings).table(behaviour, workers)));
        case Ingredient.UserNeighbours(var settings) ->
            evidence.add(new UserNeighbours(settings, visitors));
        case Ingredient.GraphFilter(var settings) ->
            evidence.add(
                table(new GraphFilterTrainer(List.of(settings)).train(graph, workers).getFirst()));
        case Ingredient.Slim(var settings) ->
            evidence.add(table(new SlimTrainer(settings).table(behaviour, workers)));
        case Ingredient.LowPass _ -> refinements.add(lowPass.next());
        case Ingredient.Als(var settings) ->
            refinements.add(new AlsTrainer(settings, seed).train(behaviour, popularity, workers));
      }
    }
    return new Parts(evidence, refinements);
  }

  /// Who can be asked: one for all neighbours among them.
  private static Visitors visitors(List<Ingredient> ingredients, Behaviour behaviour) {
    int most = 1;
    for (Ingredient ingredient : ingredients) {
      if (ingredient instanceof Ingredient.UserNeighbours(var settings)) {
        most = Math.max(most, settings.neighbours());
      }
    }
    CsrMatrix rows = behaviour.weights(RELATIONS);
    return new Visitors(RELATIONS, rows, rows.transpose(), most);
  }

  private static Evidence table(ItemTable table) {
    return new TableEvidence(table, RELATIONS, Double.POSITIVE_INFINITY);
  }

  /// All low-pass filters, in their order: they share one decomposition.
  private static List<LowPass> lowPass(
      List<Ingredient> ingredients, GraphFilter graph, Seed seed, Workers workers) {
    List<LowPassSettings> settings =
        ingredients.stream()
            .filter(Ingredient.LowPass.class::isInstance)
            .map(ingredient -> ((Ingredient.LowPass) ingredient).settings())
            .toList();
    return settings.isEmpty() ? List.of() : graph.lowPass(settings, RELATIONS, seed, workers);
  }

  int size() {
    return evidence.size() + refinements.size();
  }
}
