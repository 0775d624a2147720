package io.shopkeeper.content.check;

import io.shopkeeper.content.check.ProductFacts.Attribute;
import io.shopkeeper.content.check.lexicon.Lexicon;
import io.shopkeeper.content.check.lexicon.Lexicon.Taught;
import io.shopkeeper.content.check.lexicon.ReadableText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Checks texts about products, in Chinese and English, against what is known of the products.
///
/// Every number, material, function, colour, brand, place of origin and price that a text says is
/// looked for in the facts: title, brand, price, attributes, cited reviews. Words come from tables
/// of general knowledge and from the attributes of the catalogue. What is in neither, nor announced
/// by words such as "made by", is not seen; nor is what a text only implies. Texts are data:
/// nothing in them is followed. Immutable; safe for any number of threads; linear in the text times
/// the number of facts.
public final class Checker {
  private static final Set<Kind> UNSAYABLE =
      EnumSet.of(Kind.FORBIDDEN, Kind.MARKUP, Kind.INSTRUCTION);

  private final Lexicon lexicon;
  private final AdvertisingRules rules;

  private Checker(Lexicon lexicon, AdvertisingRules rules) {
    this.lexicon = lexicon;
    this.rules = rules;
  }

  /// With words of general knowledge only.
  public static Checker general(AdvertisingRules rules) {
    return new Checker(Lexicon.general(), rules);
  }

  /// With the words that a catalogue teaches: values of materials, colours, functions, brands and
  /// origins.
  public static Checker taughtBy(Collection<ProductFacts> catalogue, AdvertisingRules rules) {
    var values = new ArrayList<Attribute>();
    for (ProductFacts product : catalogue) {
      values.add(new Attribute("brand", product.brand()));
      values.addAll(product.attributes());
    }
    return taughtByValues(values, rules);
  }

  /// The same from the values alone, a brand being an attribute of that name.
  public static Checker taughtByValues(Collection<Attribute> values, AdvertisingRules rules) {
    var taught = new ArrayList<Taught>();
    for (Attribute attribute : values) {
      Lexicon.topicOf(attribute.name())
          .ifPresent(topic -> taught.add(new Taught(topic, attribute.value())));
    }
    return new Checker(Lexicon.taughtBy(taught), rules);
  }

  /// The same with other forbidden claims.
  public Checker with(AdvertisingRules others) {
    return others == rules ? this : new Checker(lexicon, others);
  }

  /// The checks of one product, for several texts of it.
  public ProductChecker of(ProductFacts facts) {
    return new ProductChecker(new KnownFacts(facts, lexicon), lexicon, rules);
  }

  public CheckedText check(ProductFacts facts, String text) {
    return of(facts).check(text);
  }

  public CheckedText check(ProductFacts facts, String text, Wanted wanted) {
    return of(facts).check(text, wanted);
  }

  /// What no text may say whatever the facts are: kinds of [Kind#FORBIDDEN], [Kind#MARKUP] and
  /// [Kind#INSTRUCTION].
  public Set<Kind> unsayable(String text) {
    var reading = new Reading(text, ReadableText.of(text), KnownFacts.NONE, List.of());
    rules.read(reading);
    StyleCheck.form(reading, Wanted.ANYTHING);
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    reading.done().findings().forEach(finding -> kinds.add(finding.kind()));
    kinds.retainAll(UNSAYABLE);
    return kinds;
  }

  /// Texts of other products that say nearly the same, as a shop's pages should not.
  public List<String> sameAs(String text, Collection<String> others) {
    return Similar.to(text, others);
  }
}
