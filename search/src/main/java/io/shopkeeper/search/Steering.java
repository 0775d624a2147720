package io.shopkeeper.search;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.rules.ListRequest;
import io.shopkeeper.rules.RuledItem;
import io.shopkeeper.rules.RulesInForce;
import io.shopkeeper.rules.Scored;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the shop's rules make of what was found. They move, cap and leave out what answers the
/// query; nothing that does not answer it is brought in, pins included.
///
/// @param rules null for none
/// @param seed of what is drawn
record Steering(@Nullable RulesInForce rules, Seed seed) {
  /// Where rules change the order, as many of the best are a list.
  static final int CANDIDATES = 200;

  static final Steering NONE = new Steering(null, new Seed(0));

  /// A product of the list.
  ///
  /// @param found where it stood before, from 0
  /// @param steps what rules added to its score, as reasons
  record Place(int found, double score, List<SearchReason> steps) {}

  boolean admits(Product product) {
    return rules == null || !rules.excludes(product.id());
  }

  /// @param found best first
  List<Place> arrange(List<Scored> found) {
    if (rules == null || !rules.steers()) {
      return unmoved(found);
    }
    List<Scored> best = found.subList(0, Math.min(CANDIDATES, found.size()));
    if (best.isEmpty()) {
      return List.of();
    }
    var request = new ListRequest(best.size(), Set.of(), _ -> false, seed);
    return rules.apply(best, request).items().stream().map(Steering::place).toList();
  }

  private static List<Place> unmoved(List<Scored> found) {
    return IntStream.range(0, found.size())
        .mapToObj(i -> new Place(i, found.get(i).score(), List.of()))
        .toList();
  }

  private static Place place(RuledItem item) {
    return new Place(
        item.candidate(),
        item.score(),
        item.steps().stream()
            .map(step ->
                (SearchReason)
                    new SearchReason.Ruled(
                        step.rule().id(),
                        step.rule().effect().kind(),
                        step.rule().name(),
                        step.contribution()))
            .toList());
  }
}
