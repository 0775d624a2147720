package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Sequences without some products, and who took those later.
///
/// @param cold the products that are in no item of `train`
/// @param train what came first of every sequence, without cold products
/// @param test the cold products in the rest of it, of users of whom anything is left in `train`
record ColdCut(Set<String> cold, List<UserItems> train, List<UserItems> test) {

  /// @param share of the products that become cold, drawn evenly
  /// @param later how much of a sequence counts as later, rounded up
  static ColdCut of(
      List<UserItems> sequences,
      Collection<String> products,
      double share,
      double later,
      Seed seed) {
    List<String> drawn = new ArrayList<>(products.stream().distinct().sorted().toList());
    Collections.shuffle(drawn, seed.generator("cold products"));
    Set<String> cold = Set.copyOf(drawn.subList(0, (int) Math.round(share * drawn.size())));
    List<UserItems> train = new ArrayList<>();
    List<UserItems> test = new ArrayList<>();
    for (UserItems sequence : sequences) {
      List<String> items = sequence.items();
      int cut = items.size() - (int) Math.ceil(later * items.size());
      List<String> before =
          items.subList(0, cut).stream().filter(item -> !cold.contains(item)).toList();
      Set<String> seen = new HashSet<>(items.subList(0, cut));
      List<String> after =
          items.subList(cut, items.size()).stream()
              .filter(item -> cold.contains(item) && !seen.contains(item))
              .distinct()
              .toList();
      train.add(new UserItems(sequence.user(), before));
      if (!before.isEmpty() && !after.isEmpty()) {
        test.add(new UserItems(sequence.user(), after));
      }
    }
    return new ColdCut(cold, train, test);
  }
}
