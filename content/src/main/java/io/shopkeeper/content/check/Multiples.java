package io.shopkeeper.content.check;

import io.shopkeeper.content.check.KnownFacts.Fact;
import io.shopkeeper.content.check.KnownFacts.Measure;
import io.shopkeeper.content.check.quantity.Dimension;
import io.shopkeeper.content.check.quantity.Quantities;
import io.shopkeeper.content.check.quantity.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What several, two or half of what the facts measure come to: two bars of 80 g are 160 g, a pair
/// is twice one, half a bar has half of the energy, ten pairs are twenty.
final class Multiples {
  private static final Pattern PAIR =
      Pattern.compile("(?<![a-z])(?:pair|both|two)(?![a-z])|一双|一对|[两2二]只|成对|左右");
  private static final Pattern HALF =
      Pattern.compile("(?<![a-z])half (?:a|an|of|the)(?![a-z])|半[个块包盒瓶片支袋条杯罐张份]|一半");
  private static final Pattern OF_ONE =
      Pattern.compile("(?i)(?<![a-z])(?:each|per|single|one|apiece)(?![a-z])|单|每");
  private static final Pattern PAIRS = Pattern.compile("(?<![a-z])pairs?(?![a-z])|[双对]");
  private static final Pattern COUNTED =
      Pattern.compile("(?i)pieces|count|pack|quantity|number of|数量|件数|规格|个数");
  private static final int MOST = 1_000;

  private Multiples() {}

  /// The fact of which a claim is a multiple that the sentence tells; empty if it is of none.
  static Optional<Fact> supporting(List<Measure> measures, String sentence, Quantity claim) {
    if (claim.dimension() == Dimension.COUNT) {
      return pairs(measures, claim).or(() -> supposed(measures, sentence, claim));
    }
    if (!Arithmetic.adds(claim)) {
      return Optional.empty();
    }
    List<Double> factors = factors(measures, sentence);
    return measures.stream()
        .filter(measure ->
            factors.stream().anyMatch(times -> claim.agreesWith(measure.quantity().times(times)))
                || PAIR.matcher(sentence).find()
                    && OF_ONE.matcher(measure.fact().name()).find()
                    && claim.agreesWith(measure.quantity().times(2)))
        .map(Measure::fact)
        .findFirst()
        .or(() -> whole(measures, factors, claim));
  }

  /// How many the sentence speaks of. Where the facts count pieces, only they are right, which
  /// [Arithmetic] knows.
  private static List<Double> factors(List<Measure> measures, String sentence) {
    var factors = new ArrayList<Double>();
    if (HALF.matcher(sentence).find()) {
      factors.add(0.5);
    }
    if (!counts(measures)) {
      Quantities.known(sentence).stream()
          .filter(number -> number.dimension() == Dimension.COUNT || bareWord(number))
          .map(Quantity::number)
          .filter(number -> number > 1 && number <= MOST)
          .forEach(factors::add);
    }
    return factors;
  }

  private static boolean bareWord(Quantity number) {
    return number.dimension() == Dimension.BARE && number.number() == Math.rint(number.number());
  }

  private static boolean counts(List<Measure> measures) {
    return measures.stream()
        .anyMatch(measure ->
            measure.quantity().dimension() == Dimension.COUNT && measure.quantity().number() > 1
                || COUNTED.matcher(measure.fact().name()).find());
  }

  /// Ten pairs are twenty.
  private static Optional<Fact> pairs(List<Measure> measures, Quantity claim) {
    return measures.stream()
        .filter(measure -> PAIRS.matcher(measure.fact().readable()).find())
        .filter(measure -> measure.quantity().dimension() == Dimension.COUNT)
        .filter(measure -> claim.agreesWith(measure.quantity().times(2)))
        .map(Measure::fact)
        .findFirst();
  }

  /// "Two bars" are no claim beside what two of them make.
  private static Optional<Fact> supposed(List<Measure> measures, String sentence, Quantity claim) {
    if (counts(measures) || claim.number() < 2) {
      return Optional.empty();
    }
    List<Quantity> said = Quantities.known(sentence).stream().filter(Arithmetic::adds).toList();
    return measures.stream()
        .filter(measure ->
            said.stream()
                .anyMatch(total -> total.agreesWith(measure.quantity().times(claim.number()))))
        .map(Measure::fact)
        .findFirst();
  }

  /// 80 g of what has 580 kcal per 100 g have 464 kcal.
  private static Optional<Fact> whole(
      List<Measure> measures, List<Double> factors, Quantity claim) {
    for (Measure content : measures) {
      String name = content.fact().name();
      if (content.quantity().dimension() != claim.dimension() || !OF_ONE.matcher(name).find()) {
        continue;
      }
      for (Quantity basis : Quantities.known(name)) {
        for (Measure net : measures) {
          if (net.fact().equals(content.fact())
              || net.quantity().dimension() != basis.dimension()
              || !Arithmetic.adds(basis)) {
            continue;
          }
          Quantity all = content.quantity().times(net.quantity().value() / basis.value());
          if (claim.agreesWith(all)
              || factors.stream().anyMatch(times -> claim.agreesWith(all.times(times)))) {
            return Optional.of(content.fact());
          }
        }
      }
    }
    return Optional.empty();
  }
}
