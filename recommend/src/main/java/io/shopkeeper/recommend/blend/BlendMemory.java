package io.shopkeeper.recommend.blend;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.als.AlsTrainer;
import io.shopkeeper.recommend.graphfilter.GraphFilterTrainer;
import io.shopkeeper.recommend.graphfilter.LowPass;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourTrainer;
import io.shopkeeper.recommend.slim.SlimTrainer;
import java.util.List;

/// The heap that blends take at their peak: what all trained ingredients hold, and the most that
/// one of them takes to get there.
///
/// @param extent of what is learnt from
public record BlendMemory(Extent extent, int workers) {

  /// Items that one evidence adds to the shortlist of a customer: half of those it finds are found
  /// by another as well.
  private static final long LISTED = 100;

  /// To train a blend whose ingredients are known.
  public long training(List<Ingredient> ingredients) {
    return extent.table(ItemNeighbourSettings.DEFAULT.neighbours())
        + Math.max(inMaking(ingredients), held(ingredients));
  }

  /// To choose a blend: everything that may be blended is trained, then listed for those judged.
  public long choosing(Behaviour behaviour) {
    List<Ingredient> ingredients = BlendSearch.ingredients(behaviour);
    long evidence = ingredients.stream().filter(each -> !each.refines()).count();
    long listed = Math.min(extent.items(), LISTED * evidence);
    long lists = Math.min(BlendSearch.MOST_JUDGED, extent.customers()) * listed;
    return Math.max(
        inMaking(ingredients),
        held(ingredients)
            + Extent.floats(lists, ingredients.size() + 1)
            + extent.accumulators((int) evidence, workers));
  }

  /// All ingredients, once they are trained.
  private long held(List<Ingredient> ingredients) {
    return shared(ingredients) + ingredients.stream().mapToLong(this::held).sum();
  }

  /// The most on the way there: those trained before, and what one takes until it is.
  private long inMaking(List<Ingredient> ingredients) {
    long held = shared(ingredients);
    long most = extent.popularity() + 2 * extent.matrices();
    for (Ingredient ingredient : ingredients) {
      // Directions are found first, when there is nothing else yet.
      long before = ingredient instanceof Ingredient.LowPass ? 2 * extent.matrices() : held;
      most = Math.max(most, before + inMaking(ingredient));
      held += held(ingredient);
    }
    return most;
  }

  /// The matrices of customers × items both ways round, once as they are and once with degrees
  /// divided out, and the directions that all low-pass filters share.
  private long shared(List<Ingredient> ingredients) {
    long rank = 0;
    for (Ingredient ingredient : ingredients) {
      if (ingredient instanceof Ingredient.LowPass(var settings)) {
        rank = Math.max(rank, settings.rank());
      }
    }
    return extent.popularity() + 4 * extent.matrix() + Extent.floats(extent.items(), rank);
  }

  /// What a trained ingredient holds, beside the matrices that all of them share.
  private long held(Ingredient ingredient) {
    return switch (ingredient) {
      case Ingredient.ItemNeighbours(var settings) -> extent.table(settings.neighbours());
      case Ingredient.GraphFilter(var settings) -> extent.table(settings.neighbours());
      case Ingredient.Slim(var settings) -> extent.table(settings.regressors());
      case Ingredient.UserNeighbours _ ->
          Extent.floats((long) extent.customers() + extent.items(), 1)
              + 2L * Long.BYTES * extent.customers() * workers;
      case Ingredient.LowPass _ -> Extent.floats(extent.items(), 1);
      case Ingredient.Als(var settings) ->
          2 * Extent.floats(extent.items(), settings.factors()) + extent.matrix();
    };
  }

  /// What training takes beyond that.
  private long inMaking(Ingredient ingredient) {
    return switch (ingredient) {
      case Ingredient.ItemNeighbours(var settings) ->
          new ItemNeighbourTrainer(settings).bytes(extent, workers);
      case Ingredient.UserNeighbours _ -> 0;
      case Ingredient.GraphFilter(var settings) ->
          extent.tableInMaking(settings.neighbours())
              + GraphFilterTrainer.workspaces(extent, workers);
      case Ingredient.Slim(var settings) -> new SlimTrainer(settings).bytes(extent, workers);
      case Ingredient.LowPass(var settings) -> LowPass.bytes(extent, settings.rank());
      case Ingredient.Als(var settings) ->
          new AlsTrainer(settings, new Seed(0)).bytes(extent, workers);
    };
  }
}
