package io.shopkeeper.content.check;

import io.shopkeeper.content.check.KnownFacts.Fact;
import io.shopkeeper.content.check.KnownFacts.Measure;
import io.shopkeeper.content.check.quantity.Dimension;
import io.shopkeeper.content.check.quantity.Quantities;
import io.shopkeeper.content.check.quantity.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What follows from the facts by counting and reckoning: portions of a whole, so many pieces of so
/// much, sums and differences where the text says that they are, places within a range, how many
/// there are of a list.
final class Arithmetic {
  private static final Pattern TOTAL =
      Pattern.compile(
          "together|in total|in all|altogether|combined|add up|(?<![a-z])plus|共|合计|加起来|总计|加上");
  private static final Pattern DIFFERENCE =
      Pattern.compile(
          "(?<![a-z])(?:another|more|extra|further|longer|shorter|heavier|lighter|wider|taller|than|left|remaining)(?![a-z])|再|另|额外|还|比|相差|多出");
  private static final Pattern EACH =
      Pattern.compile("(?<![a-z])(?:each|apiece|per|every|single)(?![a-z])|[每各单]");
  private static final Pattern SPAN =
      Pattern.compile(
          "(?<![a-z])(?:range|span|spread|travel|leeway|adjusts?|adjustable|adjustment)(?![a-z])|跨度|区间|范围|幅度|中间|可调|调节|行程");
  private static final Pattern WHOLE =
      Pattern.compile("(?i)(?<![a-z])(?:total|overall)(?![a-z])|总");
  private static final Pattern WATER = Pattern.compile("的?[热温凉冷开清]?水|(?: of)? water(?![a-z])");
  private static final Pattern ENDS_SENTENCE = Pattern.compile("[。！!？?；;\n]|\\.(?![0-9])");

  /// Nouns for whatever a list has.
  private static final Pattern ANY_OF_A_LIST =
      Pattern.compile(
          "(?:[a-z]+"
              + " ){0,2}(?:kinds?|types?|options?|choices?|ways?|finishes|shades?|versions?|ingredients?|varieties|variants?)(?![a-z])|[种款样]");

  private static final int MOST_PIECES = 1_000;

  private Arithmetic() {}

  /// The fact from which a number follows; empty if it follows from none.
  static Optional<Fact> supporting(Reading reading, Quantity claim) {
    String sentence = sentence(reading.readable(), claim);
    KnownFacts known = reading.known();
    return within(known, claim)
        .or(() -> listed(reading, claim))
        .or(() -> water(reading, claim))
        .or(() -> pieces(known.measures(), sentence, claim))
        .or(() -> portion(known.measures(), sentence, claim))
        .or(() -> sum(known.measures(), sentence, claim))
        .or(() -> span(known.ranges(), sentence, claim))
        .or(() -> Geometry.supporting(known.measures(), claim))
        .or(() -> Multiples.supporting(known.measures(), sentence, claim));
  }

  private static String sentence(String text, Quantity claim) {
    int start = 0;
    var ends = ENDS_SENTENCE.matcher(text);
    while (ends.find()) {
      if (ends.start() >= claim.span().end()) {
        return text.substring(start, ends.start());
      }
      if (ends.end() <= claim.span().start()) {
        start = ends.end();
      }
    }
    return text.substring(start);
  }

  /// 4000 K of 2700 to 6500 K.
  private static Optional<Fact> within(KnownFacts known, Quantity claim) {
    return known.ranges().stream()
        .filter(range ->
            range.low().dimension() == claim.dimension()
                && range.low().value() <= claim.value()
                && claim.value() <= range.high().value())
        .map(KnownFacts.Range::fact)
        .findFirst();
  }

  /// "In three colours" of `colours: red, blue, green`.
  private static Optional<Fact> listed(Reading reading, Quantity claim) {
    boolean counts =
        switch (claim.dimension()) {
          case COUNT, BARE, SPEED_SETTING -> true;
          default -> false;
        };
    if (!counts) {
      return Optional.empty();
    }
    String text = reading.readable();
    int end = claim.span().end();
    String behind = text.substring(end, Math.min(text.length(), end + 24)).stripLeading();
    String said = claim.span().in(text) + " " + behind;
    return reading.known().lists().stream()
        .filter(list -> list.size() == claim.number())
        .filter(
            list -> ANY_OF_A_LIST.matcher(behind).lookingAt() || names(said, behind, list.fact()))
        .map(KnownFacts.Listed::fact)
        .findFirst();
  }

  /// A pound of water by what it takes: a millilitre weighs a gram.
  private static Optional<Fact> water(Reading reading, Quantity claim) {
    if (claim.dimension() != Dimension.MASS
        || !WATER.matcher(reading.readable().substring(claim.span().end())).lookingAt()) {
      return Optional.empty();
    }
    Quantity volume = Quantity.bare(claim.value()).as(Dimension.VOLUME);
    return reading.known().measures().stream()
        .filter(measure -> volume.agreesWith(measure.quantity()))
        .map(Measure::fact)
        .findFirst();
  }

  private static boolean names(String said, String behind, Fact fact) {
    String name = fact.name().toLowerCase(Locale.ROOT).replaceAll("(?:es|s)$", "");
    return !name.isEmpty() && said.contains(name)
        || behind.length() >= 2 && !Words.latin(behind, 0) && name.contains(behind.substring(0, 2));
  }

  /// Two batteries of 2 Ah are 4 Ah; a pack of 300 g with three bars has bars of 100 g.
  private static Optional<Fact> pieces(List<Measure> measures, String sentence, Quantity claim) {
    if (!adds(claim)) {
      return Optional.empty();
    }
    boolean total = TOTAL.matcher(sentence).find();
    boolean each = EACH.matcher(sentence).find();
    List<Quantity> numbers = Quantities.known(sentence);
    for (Measure count : measures) {
      double pieces = count.quantity().number();
      boolean counts =
          (count.quantity().dimension() == Dimension.COUNT
                  || count.quantity().dimension() == Dimension.BARE)
              && pieces > 1
              && pieces <= MOST_PIECES
              && pieces == Math.rint(pieces);
      boolean said = counts && numbers.stream().anyMatch(number -> number.number() == pieces);
      for (Measure measure : counts ? measures : List.<Measure>of()) {
        if (measure.quantity().dimension() == claim.dimension()
            && ((said || total) && claim.agreesWith(measure.quantity().times(pieces))
                || (said || each) && claim.agreesWith(measure.quantity().times(1 / pieces)))) {
          return Optional.of(measure.fact());
        }
      }
    }
    return Optional.empty();
  }

  /// Ten bowls of 50 g of half a kilo: a number of the sentence times another is what is known.
  private static Optional<Fact> portion(List<Measure> measures, String sentence, Quantity claim) {
    List<Quantity> numbers = Quantities.known(sentence);
    for (Quantity other : numbers) {
      for (Measure measure : measures) {
        Dimension known = measure.quantity().dimension();
        boolean portion =
            other.number() > 1
                && known == claim.dimension()
                && divides(claim, other)
                && measure.quantity().agreesWith(claim.times(other.number()));
        boolean times =
            claim.number() > 1
                && known == other.dimension()
                && divides(other, claim)
                && measure.quantity().agreesWith(other.times(claim.number()));
        if (portion || times) {
          return Optional.of(measure.fact());
        }
      }
    }
    return Optional.empty();
  }

  /// Whether a part may be told beside how often it is taken: 50 g a day for ten days, and also
  /// four days of eight hours.
  private static boolean divides(Quantity part, Quantity times) {
    return adds(part)
        && (part.dimension() != times.dimension()
            || part.dimension() == Dimension.TIME && part.unit() < times.unit());
  }

  /// "A range of ten centimetres" of 44 to 54 cm.
  private static Optional<Fact> span(
      List<KnownFacts.Range> ranges, String sentence, Quantity claim) {
    if (!SPAN.matcher(sentence).find() && !DIFFERENCE.matcher(sentence).find()) {
      return Optional.empty();
    }
    return ranges.stream()
        .filter(range -> range.high().dimension() != Dimension.FAHRENHEIT)
        .filter(range -> claim.agreesWith(range.high().plus(range.low().times(-1))))
        .map(KnownFacts.Range::fact)
        .findFirst();
  }

  private static Optional<Fact> sum(List<Measure> all, String sentence, Quantity claim) {
    // A total is no part of another sum.
    List<Measure> measures =
        all.stream().filter(measure -> !WHOLE.matcher(measure.fact().name()).find()).toList();
    boolean total = TOTAL.matcher(sentence).find();
    boolean difference = DIFFERENCE.matcher(sentence).find();
    for (int i = 0; (total || difference) && i < measures.size(); i++) {
      Quantity one = measures.get(i).quantity();
      for (int j = i + 1; j < measures.size(); j++) {
        Quantity two = measures.get(j).quantity();
        boolean alike = one.dimension() == two.dimension() && one.dimension() == claim.dimension();
        if (alike
            && !degrees(one.dimension())
            && (total && claim.agreesWith(one.plus(two))
                || difference && claim.agreesWith(one.plus(two.times(-1)))
                || difference && claim.agreesWith(two.plus(one.times(-1))))) {
          return Optional.of(measures.get(i).fact());
        }
      }
    }
    return Optional.empty();
  }

  /// Whether twice as much is two of it.
  static boolean adds(Quantity quantity) {
    return switch (quantity.dimension()) {
      case LENGTH, MASS, VOLUME, TIME, CHARGE, ENERGY, ELECTRICITY, STORAGE, AREA, LIGHT, POWER ->
          true;
      default -> false;
    };
  }

  private static boolean degrees(Dimension dimension) {
    return switch (dimension) {
      case TEMPERATURE, FAHRENHEIT, ANGLE -> true;
      default -> false;
    };
  }
}
