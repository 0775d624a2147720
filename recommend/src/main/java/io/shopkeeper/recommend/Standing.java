package io.shopkeeper.recommend;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Recommendations.Basis;
import io.shopkeeper.rules.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Why a product stands at its place in a list, and what would change that: each reason, and each
/// thing the visitor did, is taken away in turn and the list made again, rules included.
///
/// @param place from 1
/// @param reasons those that speak for it, as they stand in `item`
/// @param deeds of the visitor, newest first
public record Standing(
    Recommendation item,
    int place,
    Basis basis,
    String modelVersion,
    List<WithoutReason> reasons,
    List<WithoutDeed> deeds) {

  /// What becomes of the product.
  ///
  /// @param place that it would have, from 1; 0 where it would not be in the list
  /// @param instead what would stand where it stands now; null for nothing
  public record Outcome(int place, @Nullable ProductId instead) {}

  /// The list if a reason did not speak for the product.
  public record WithoutReason(Reason reason, Outcome outcome) {}

  /// The list if the visitor had not had to do with a product of their past.
  public record WithoutDeed(ProductId product, Relation relation, Outcome outcome) {}

  public Standing {
    reasons = List.copyOf(reasons);
    deeds = List.copyOf(deeds);
    if (place < 1) {
      throw new IllegalArgumentException("place is %d, the first is 1".formatted(place));
    }
  }

  /// Whether it would lose its place.
  public boolean changes(Outcome outcome) {
    return outcome.place() != place;
  }

  /// The score as a sum of sums: of the parts of `g(P, A, D, C)`, of behaviour, of rules.
  public Explanation tree() {
    Map<String, List<Explanation>> parts = new TreeMap<>();
    for (Reason reason : item.reasons()) {
      parts
          .computeIfAbsent(part(reason), _ -> new ArrayList<>())
          .add(Explanation.of(name(reason), reason.contribution()));
    }
    return Explanation.sum(
        item.product().value(),
        parts.entrySet().stream()
            .map(part -> Explanation.sum(part.getKey(), part.getValue()))
            .toList());
  }

  private static String part(Reason reason) {
    return switch (reason) {
      case Reason.Ruled _ -> "rules";
      case Reason.Others _ -> "others";
      case Reason.Weighed weighed ->
          weighed.part().isEmpty() ? Reason.Weighed.NEUTRAL : weighed.part();
      case Reason.BecauseOf _,
          Reason.Followed _,
          Reason.BoughtBefore _,
          Reason.Due _,
          Reason.InSameOrders _,
          Reason.OftenBought _,
          Reason.NextInSequence _,
          Reason.Popular _,
          Reason.Alike _ ->
          "X";
    };
  }

  private static String name(Reason reason) {
    return switch (reason) {
      case Reason.Ruled ruled -> ruled.rule();
      case Reason.Weighed weighed -> weighed.topic();
      case Reason.BecauseOf(var product, _, _, _) -> product.value();
      case Reason.Followed(var product, _, _) -> product.value();
      case Reason.InSameOrders(var product, _, _, _, _, _) -> product.value();
      case Reason.NextInSequence(var newest, _, _) -> newest.value();
      case Reason.Alike(var product, _, _, _, _, _) -> product.value();
      case Reason.BoughtBefore _, Reason.Due _ -> "bought before";
      case Reason.OftenBought _, Reason.Popular _ -> "popularity";
      case Reason.Others _ -> "others";
    };
  }
}
