package io.shopkeeper.content.check;

import io.shopkeeper.content.check.KnownFacts.Fact;
import io.shopkeeper.content.check.KnownFacts.Measure;
import io.shopkeeper.content.check.quantity.Dimension;
import io.shopkeeper.content.check.quantity.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What lengths enclose: the floor under a rug by its two sides, the room in a box by three, the
/// area of what is round by its diameter.
final class Geometry {
  private static final Pattern SIDE =
      Pattern.compile("(?i)(?:length|width|depth|height|breadth|长度?|宽度?|高度?|深度?|厚度?)(?: ?[(（].*)?");
  private static final Pattern DIAMETER = Pattern.compile("(?i)diameter|直径");

  private Geometry() {}

  /// The fact by whose lengths an area or a volume is right; empty if there is none.
  static Optional<Fact> supporting(List<Measure> measures, Quantity claim) {
    Dimension asked = claim.dimension();
    if (asked != Dimension.AREA && asked != Dimension.VOLUME) {
      return Optional.empty();
    }
    List<Measure> lengths =
        measures.stream()
            .filter(measure -> measure.quantity().dimension() == Dimension.LENGTH)
            .toList();
    for (int i = 0; i < lengths.size(); i++) {
      Measure first = lengths.get(i);
      double one = first.quantity().value();
      boolean round = asked == Dimension.AREA && DIAMETER.matcher(first.fact().name()).find();
      if (round && encloses(Math.PI / 4 * one * one, claim)) {
        return Optional.of(first.fact());
      }
      for (int j = i + 1; j < lengths.size(); j++) {
        double two = lengths.get(j).quantity().value();
        boolean meet = meet(first, lengths.get(j));
        if (meet && asked == Dimension.AREA && encloses(one * two, claim)) {
          return Optional.of(first.fact());
        }
        for (int k = j + 1; meet && asked == Dimension.VOLUME && k < lengths.size(); k++) {
          double three = lengths.get(k).quantity().value();
          if (meet(first, lengths.get(k)) && encloses(one * two * three, claim)) {
            return Optional.of(first.fact());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean encloses(double size, Quantity claim) {
    return claim.agreesWith(Quantity.bare(size).as(claim.dimension()));
  }

  /// Whether two lengths are sides of one thing: `160 x 230 cm`, or length and width.
  private static boolean meet(Measure one, Measure two) {
    return one.fact().equals(two.fact())
        || SIDE.matcher(one.fact().name().strip()).matches()
            && SIDE.matcher(two.fact().name().strip()).matches();
  }
}
