package io.shopkeeper.content.write;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.content.check.Checker;
import io.shopkeeper.content.check.Kind;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.prose.FactReader;
import io.shopkeeper.content.write.Brief.Omitted;
import io.shopkeeper.content.write.Brief.Why;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.NormalText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes briefs of the products of a catalogue. What a product's fields hold is data: markup is
/// taken out, and what speaks to a program, contradicts itself or may not be advertised is left
/// out, with the reason.
final class Briefing {
  /// Fields that say how the product is kept, not what it is.
  private static final Pattern NO_ATTRIBUTE =
      Pattern.compile("source|(title|categories)_[a-z]{2}|_.*");

  private static final int LEAST_PRODUCTS = 5;
  private static final int LONGEST = 120;

  private final Checker checker;

  /// By category, the attributes that most of its products have.
  private final Map<String, Set<String>> usual;

  Briefing(List<Product> catalogue, Checker checker) {
    this(checker, new HashMap<>());
    Map<String, List<Product>> byCategory =
        catalogue.stream().collect(Collectors.groupingBy(Briefing::category));
    byCategory.forEach((category, products) -> {
      if (products.size() >= LEAST_PRODUCTS && !category.isEmpty()) {
        usual.put(category, usual(products));
      }
    });
  }

  private Briefing(Checker checker, Map<String, Set<String>> usual) {
    this.checker = checker;
    this.usual = usual;
  }

  /// The same with another checker.
  Briefing with(Checker other) {
    return new Briefing(other, usual);
  }

  /// @param praise in the language of the text
  Brief of(Product product, Language language, List<Praise> praise) {
    var attributes = new ArrayList<Attribute>();
    var omitted = new ArrayList<Omitted>();
    Map<String, List<Attribute>> byName = new TreeMap<>();
    given(product)
        .forEach(attribute ->
            byName.computeIfAbsent(key(attribute.name()), _ -> new ArrayList<>()).add(attribute));
    for (List<Attribute> alike : byName.values()) {
      boolean agree = alike.stream().map(a -> key(a.value())).distinct().count() == 1;
      for (Attribute attribute : agree ? alike.subList(0, 1) : alike) {
        Optional<Why> why = agree ? unsaid(attribute, language) : Optional.of(Why.CONTRADICTORY);
        why.ifPresentOrElse(
            reason -> omitted.add(new Omitted(attribute, reason)), () -> attributes.add(attribute));
      }
    }
    String brand = product.brand() == null ? "" : NormalSpace.of(product.brand());
    String title = ProductTitle.in(product, language);
    return new Brief(
        language,
        title,
        brand,
        !brand.isEmpty()
            && NormalText.key(product.title()).contains(NormalText.key(brand))
            && !title.contains(brand),
        product.categories().stream().map(NormalSpace::of).toList(),
        attributes,
        praise,
        missing(product),
        omitted,
        facts(product, title, brand, attributes, praise, language));
  }

  private static List<Attribute> given(Product product) {
    return new TreeMap<>(product.attributes())
        .entrySet().stream()
            .filter(e -> !NO_ATTRIBUTE.matcher(e.getKey().toLowerCase(Locale.ROOT)).matches())
            .filter(e -> !e.getKey().isBlank() && !NormalSpace.of(e.getValue()).isEmpty())
            .map(e -> new Attribute(e.getKey().strip(), NormalSpace.of(e.getValue())))
            .toList();
  }

  private Optional<Why> unsaid(Attribute attribute, Language language) {
    String value = attribute.value();
    Set<Kind> kinds = checker.unsayable(attribute.name() + ": " + value);
    if (value.length() > LONGEST
        || kinds.contains(Kind.INSTRUCTION)
        || kinds.contains(Kind.MARKUP)) {
      return Optional.of(Why.NO_FACT);
    }
    if (kinds.contains(Kind.FORBIDDEN)) {
      return Optional.of(Why.FORBIDDEN);
    }
    Language written = Language.of(value);
    boolean letters = value.codePoints().anyMatch(Character::isLetter);
    boolean strange =
        (written == Language.OTHER && letters)
            || (written == Language.CHINESE
                && language == Language.ENGLISH
                && FactReader.read(attribute, language).isEmpty());
    return strange ? Optional.of(Why.OTHER_LANGUAGE) : Optional.empty();
  }

  private static ProductFacts facts(
      Product product,
      String title,
      String brand,
      List<Attribute> attributes,
      List<Praise> praise,
      Language language) {
    var said = new ArrayList<ProductFacts.Attribute>();
    attributes.forEach(a -> said.add(new ProductFacts.Attribute(a.name(), a.value())));
    product.categories().forEach(c -> said.add(new ProductFacts.Attribute("category", c)));
    Money price = product.price();
    Phrases phrases = Phrases.of(language);
    return new ProductFacts(
        product.id().value(),
        title,
        brand,
        price == null ? null : price.major(),
        price == null ? "" : price.currency().getCurrencyCode(),
        said,
        praise.stream()
            .filter(Praise::sure)
            .map(p -> phrases.say("praise", p.aspect(), String.valueOf(p.inFavour())))
            .toList());
  }

  private List<String> missing(Product product) {
    Set<String> has = given(product).stream().map(a -> key(a.name())).collect(Collectors.toSet());
    return usual.getOrDefault(category(product), Set.of()).stream()
        .filter(name -> !has.contains(key(name)))
        .sorted()
        .toList();
  }

  private static Set<String> usual(List<Product> products) {
    Map<String, Long> counts =
        products.stream()
            .flatMap(product -> given(product).stream())
            .collect(Collectors.groupingBy(Attribute::name, Collectors.counting()));
    var names = new HashSet<String>();
    counts.forEach((name, count) -> {
      if (2 * count > products.size()) {
        names.add(name);
      }
    });
    return names;
  }

  private static String category(Product product) {
    return String.join("\n", product.categories());
  }

  private static String key(String text) {
    return NormalText.key(text);
  }
}
