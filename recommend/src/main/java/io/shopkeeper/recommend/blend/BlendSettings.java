package io.shopkeeper.recommend.blend;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/// A blend not yet trained.
///
/// @param ingredients those that refine what others find last, and at least one that finds
public record BlendSettings(List<Ingredient> ingredients, ActivityShares shares) {

  public BlendSettings {
    ingredients = List.copyOf(ingredients);
    boolean refining = false;
    for (Ingredient ingredient : ingredients) {
      if (refining && !ingredient.refines()) {
        throw new IllegalArgumentException(ingredient + " comes after what refines it");
      }
      refining = ingredient.refines();
    }
  }

  /// The same without ingredients that no class has a share of.
  BlendSettings pruned() {
    int[] used =
        IntStream.range(0, ingredients.size())
            .filter(i -> shares.shares().stream().anyMatch(share -> share.get(i) > 0))
            .toArray();
    return new BlendSettings(
        IntStream.of(used).mapToObj(ingredients::get).toList(),
        new ActivityShares(
            shares.bounds(),
            shares.shares().stream()
                .map(share -> IntStream.of(used).mapToObj(share::get).toList())
                .toList()));
  }

  /// One line for each class of customers.
  @Override
  public String toString() {
    var lines = new StringJoiner("; ");
    for (int c = 0; c < shares.shares().size(); c++) {
      List<Double> share = shares.shares().get(c);
      var parts = new StringJoiner(" + ");
      IntStream.range(0, share.size())
          .filter(i -> share.get(i) > 0)
          .forEach(i -> parts.add("%.3g %s".formatted(share.get(i), ingredients.get(i))));
      String until = c < shares.bounds().size() ? "below " + shares.bounds().get(c) : "others";
      lines.add(until + ": " + parts);
    }
    return lines.toString();
  }
}
