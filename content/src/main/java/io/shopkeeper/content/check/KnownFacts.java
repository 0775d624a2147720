package io.shopkeeper.content.check;

import io.shopkeeper.content.check.ProductFacts.Attribute;
import io.shopkeeper.content.check.lexicon.Concept;
import io.shopkeeper.content.check.lexicon.Lexicon;
import io.shopkeeper.content.check.lexicon.PhraseTrie.Match;
import io.shopkeeper.content.check.lexicon.ReadableText;
import io.shopkeeper.content.check.lexicon.Topic;
import io.shopkeeper.content.check.quantity.Dimension;
import io.shopkeeper.content.check.quantity.Quantities;
import io.shopkeeper.content.check.quantity.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The facts of one product as claims are compared with them.
final class KnownFacts {
  private static final Pattern DENIED =
      Pattern.compile(
          "(?:no|none|false|n|not?|without|否|无|没有|不|不支持|不含|不可以|不能|不可|非|0|n/a|未知|unknown)");

  private static final Pattern INCHES = Pattern.compile("(?<=[0-9]) ?in(?= *(?:$|[,;)x×]))");

  /// Ounces of what has room are fluid ones.
  private static final Pattern ROOM = Pattern.compile("capacity|volume|holds|容量|容积");

  private static final double OUNCE = 28.349523;
  private static final double FLUID_OUNCE = 29.573530;

  private static final Concept ADJUSTABLE = new Concept(Topic.FUNCTION, "adjustable");
  private static final Concept RECHARGEABLE = new Concept(Topic.FUNCTION, "rechargeable");

  /// A fact as written.
  ///
  /// @param readable its value
  record Fact(String name, String value, String readable) {}

  /// A number among the facts.
  record Measure(Fact fact, Quantity quantity) {}

  private static final Pattern PAIRED =
      Pattern.compile("(?<![a-z])(?:double|dual|twin|two tone)(?![a-z])|双(?!方|肩|鱼)");
  private static final Pattern TRIPLE = Pattern.compile("(?<![a-z])(?:triple|treble)(?![a-z])");
  private static final Pattern LIST =
      Pattern.compile(" ?(?:[,，、/;；|]|(?<![a-z])(?:and|or|&)(?![a-z])|[和与或]) ?");
  private static final Pattern NOTHING =
      Pattern.compile("0(?:\\.0+)?(?: ?[a-z%\\p{IsHan}]{1,3})?|none|nil|zero|零|无|没有|不含");

  /// Of a product of which nothing is known.
  static final KnownFacts NONE =
      new KnownFacts(
          new ProductFacts("-", "", "", null, "", List.of(), List.of()), Lexicon.general());

  /// Two numbers between which whatever is said is so.
  record Range(Fact fact, Quantity low, Quantity high) {}

  /// A fact with several values.
  record Listed(Fact fact, int size) {}

  private final ProductFacts product;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<Concept, Fact> told = new LinkedHashMap<>();
  private final Set<Concept> denied = new HashSet<>();
  private final List<Measure> measures = new ArrayList<>();
  private final List<Range> ranges = new ArrayList<>();
  private final List<Listed> lists = new ArrayList<>();

  KnownFacts(ProductFacts product, Lexicon lexicon) {
    this.product = product;
    add("title", product.title());
    add("brand", product.brand());
    BigDecimal price = product.price();
    if (price != null) {
      add("price", price.toPlainString() + " " + product.currency());
    }
    for (Attribute attribute : product.attributes()) {
      add(attribute.name(), attribute.value());
    }
    product.reviews().forEach(review -> add("review", review));
    for (Fact fact : facts) {
      read(fact, lexicon);
    }
  }

  /// Whether a value says only that there is none, or that it is not so.
  static boolean denied(String readable) {
    return DENIED.matcher(readable).matches() && !readable.equals("0");
  }

  private void add(String name, String value) {
    if (!value.isBlank()) {
      facts.add(new Fact(name, value.strip(), ReadableText.of(value).strip()));
    }
  }

  private void read(Fact fact, Lexicon lexicon) {
    String name = ReadableText.of(fact.name).strip();
    boolean no = DENIED.matcher(fact.readable).matches();
    for (Match<Concept> match : lexicon.all(name)) {
      for (Concept concept : match.meanings()) {
        if (no) {
          denied.add(concept);
        } else {
          learn(concept, fact, lexicon);
        }
      }
    }
    for (Match<Concept> match : lexicon.all(fact.readable)) {
      for (Concept concept : match.meanings()) {
        boolean negated =
            Negation.of(fact.readable, match.span(), concept.topic() == Topic.MATERIAL);
        if (negated) {
          denied.add(concept);
        } else {
          learn(concept, fact, lexicon);
        }
      }
    }
    // "wax: soy" is soy wax.
    int length = fact.readable.length();
    for (Match<Concept> match : lexicon.all(fact.readable + " " + name)) {
      if (!no && match.span().start() < length && match.span().end() > length + 1) {
        match.meanings().forEach(concept -> learn(concept, fact, lexicon));
      }
    }
    // "sugar per 100 g: 12 g" tells of 100 g.
    Quantities.known(name).stream()
        .filter(quantity -> quantity.dimension() != Dimension.BARE)
        .forEach(quantity -> measures.add(new Measure(fact, quantity)));
    boolean priced = Lexicon.topicOf(fact.name).filter(Topic.PRICE::equals).isPresent();
    String unit = name.replaceFirst("^[^(（\\[]*[(（\\[]", "").replaceFirst("[)）\\]].*$", "");
    String measured = unit.equals(name) ? fact.readable : withUnit(fact.readable, unit);
    String inches = INCHES.matcher(measured).replaceAll(" inch");
    for (Quantity quantity : Quantities.known(inches)) {
      boolean money = priced && quantity.dimension() == Dimension.BARE;
      measures.add(new Measure(fact, money ? quantity.as(Dimension.MONEY) : quantity));
      if (quantity.dimension() == Dimension.MASS
          && quantity.unit() == OUNCE
          && ROOM.matcher(name).find()) {
        measures.add(new Measure(fact, quantity.as(Dimension.VOLUME, FLUID_OUNCE)));
      }
      if (quantity.dimension() == Dimension.CHARGE) {
        learn(RECHARGEABLE, fact, lexicon);
      }
    }
    for (List<Quantity> ends : Quantities.ranges(inches)) {
      ranges.add(new Range(fact, ends.getFirst(), ends.getLast()));
      if (set(ends.getFirst().dimension())) {
        learn(ADJUSTABLE, fact, lexicon);
      }
    }
    follow(fact, name, lexicon);
  }

  /// Whether what has a range of it can be set within.
  private static boolean set(Dimension dimension) {
    return switch (dimension) {
      case ANGLE, TEMPERATURE, COLOUR_TEMPERATURE, LIGHT, POWER -> true;
      default -> false;
    };
  }

  /// What a fact says without saying it in words: how many its values are, that there is none of
  /// what it names, which colours a shade is of.
  private void follow(Fact fact, String name, Lexicon lexicon) {
    int values = LIST.split(fact.readable).length;
    if (values > 1 && !fact.name.equals("title") && !fact.name.equals("review")) {
      lists.add(new Listed(fact, values));
    }
    List<Quantity> counts =
        Quantities.known(fact.readable).stream()
            .filter(one -> one.dimension() == Dimension.BARE || one.dimension() == Dimension.COUNT)
            .toList();
    if (values > 1 && counts.size() == values) {
      // "2 side, 1 back" are three.
      measures.add(
          new Measure(fact, Quantity.bare(counts.stream().mapToDouble(Quantity::number).sum())));
    }
    if (PAIRED.matcher(fact.readable).find()) {
      measures.add(new Measure(fact, Quantity.bare(2)));
    }
    if (TRIPLE.matcher(fact.readable).find()) {
      measures.add(new Measure(fact, Quantity.bare(3)));
    }
    if (NOTHING.matcher(fact.readable).matches()) {
      // "sugar: 0 g" is sugar free.
      for (String free : List.of(name + " free", "no " + name, "不含" + name, "无" + name)) {
        lexicon.all(free).stream()
            .filter(match -> match.span().length() == free.length())
            .flatMap(match -> match.meanings().stream())
            .forEach(concept -> learn(concept, fact, lexicon));
      }
    }
    if (Lexicon.topicOf(fact.name).filter(Topic.COLOUR::equals).isPresent()) {
      lexicon.shades(fact.readable).forEach(colour -> learn(colour, fact, lexicon));
    }
  }

  private void learn(Concept concept, Fact fact, Lexicon lexicon) {
    lexicon.closure(concept).forEach(known -> told.putIfAbsent(known, fact));
  }

  /// `weight (g): 420` says 420 g.
  private static String withUnit(String value, String unit) {
    return value.matches("[0-9][0-9.,]*") ? value + " " + unit : value;
  }

  ProductFacts product() {
    return product;
  }

  List<Fact> facts() {
    return facts;
  }

  List<Measure> measures() {
    return measures;
  }

  List<Range> ranges() {
    return ranges;
  }

  List<Listed> lists() {
    return lists;
  }

  /// The fact that says something; empty if none does.
  Optional<Fact> saying(Concept concept) {
    return Optional.ofNullable(told.get(concept));
  }

  /// The fact that has these very words in it.
  Optional<Fact> holding(String readable) {
    return facts.stream().filter(fact -> Words.holds(fact.readable, readable)).findFirst();
  }

  /// Whether a fact says the opposite, and none says it.
  boolean denies(Concept concept) {
    return denied.contains(concept) && !told.containsKey(concept);
  }

  boolean tells(Topic topic) {
    return told.keySet().stream().anyMatch(concept -> concept.topic() == topic)
        || facts.stream()
            .anyMatch(fact -> Lexicon.topicOf(fact.name).filter(topic::equals).isPresent());
  }

  boolean measures(Dimension dimension) {
    return measures.stream().anyMatch(measure -> measure.quantity.dimension() == dimension);
  }
}
