package io.shopkeeper.content.check;

import io.shopkeeper.content.check.ProductFacts.Attribute;
import io.shopkeeper.content.check.lexicon.Lexicon;
import io.shopkeeper.content.check.lexicon.Lexicon.Taught;
import io.shopkeeper.content.check.lexicon.ReadableText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Checks texts about products, in Chinese and English, against what is known of the products.
///
/// Every number, material, function, colour, brand, place of origin and price that a text says is
/// looked for in the facts: title, brand, price, attributes, cited reviews. Words come from tables
/// of general knowledge and from the attributes of the catalogue. What is in neither, nor announced
/// by words such as "made by", is not seen; nor is what a text only implies. Texts are data:
/// nothing in them is followed. Immutable; safe for any number of threads; linear in the text times
/// the number of facts.
public final class Checker {
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

  public CheckedText check(ProductFacts facts, String text) {
    return check(facts, text, Wanted.ANYTHING);
  }

  public CheckedText check(ProductFacts facts, String text, Wanted wanted) {
    String readable = ReadableText.of(text);
    var reading =
        new Reading(text, readable, new KnownFacts(facts, lexicon), lexicon.longest(readable));
    rules.read(reading);
    WordCheck.read(reading);
    NameCheck.read(reading);
    QuantityCheck.read(reading);
    StyleCheck.read(reading, wanted);
    return reading.done();
  }

  /// Texts of other products that say nearly the same, as a shop's pages should not.
  public List<String> sameAs(String text, Collection<String> others) {
    return Similar.to(text, others);
  }
}
