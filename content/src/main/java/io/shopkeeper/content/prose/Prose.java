package io.shopkeeper.content.prose;

import io.shopkeeper.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Sentences about one product.
///
/// @param name what it is called within a sentence, with its brand
/// @param many whether that is a plural
/// @param category the narrowest, in the language; empty if unknown
/// @param variant which of several clauses are chosen, the same for the same product
public record Prose(Language language, String name, boolean many, String category, int variant) {
  private static final Pattern REST = Pattern.compile("\\s*(?:[-–|(（,，:：].*)$");
  private static final int LONG = 60;
  private static final int LONG_HAN = 30;

  /// @param title of the product
  /// @param brand empty if unknown
  public static Prose of(Language language, String title, String brand, String category) {
    boolean chinese = language == Language.CHINESE;
    ClauseBook book = ClauseBook.of(language);
    String bare = bare(title, brand);
    String name =
        bare.length() > (chinese ? LONG_HAN : LONG) ? REST.matcher(bare).replaceFirst("") : bare;
    if (name.isBlank() || name.length() > (chinese ? LONG_HAN : LONG)) {
      name = "";
    }
    boolean many = !chinese && EnglishWords.many(name);
    String whole = name;
    if (!name.isEmpty() && !brand.isEmpty()) {
      whole = chinese ? joined(brand, name) : book.text("lead.brand", many, "t", name, "b", brand);
    }
    String narrowest = Language.of(category) == language ? category : "";
    return new Prose(
        language,
        whole,
        many,
        chinese ? narrowest : EnglishWords.lower(narrowest),
        title.hashCode() >>> 3);
  }

  /// A title with the brand before it.
  public static String titled(Language language, String title, String brand) {
    return language == Language.CHINESE ? joined(brand, title) : brand + " " + title;
  }

  /// One behind the other; with a blank between Latin letters.
  private static String joined(String brand, String name) {
    boolean latin =
        Language.of(brand.substring(brand.length() - 1)) == Language.ENGLISH
            && Language.of(name.substring(0, 1)) == Language.ENGLISH;
    return latin ? brand + " " + name : brand + name;
  }

  /// Without the brand it begins with as a word of its own: an Onyx Cup is not by On.
  private static String bare(String title, String brand) {
    boolean begins =
        !brand.isEmpty()
            && title.length() > brand.length()
            && title.regionMatches(true, 0, brand, 0, brand.length())
            && FactReader.endsWord(title, brand.length());
    return begins ? title.substring(brand.length()).strip() : title;
  }

  /// A fact on its own, without a full stop.
  public String bullet(SaidFact fact) {
    return book().say(fact, "bullet", variant, many);
  }

  /// Whether a fact can stand beside others in one sentence.
  public boolean joins(SaidFact fact) {
    return book().joins(fact.kind());
  }

  /// The sentence that says what it is, with facts that join.
  public String lead(List<SaidFact> facts) {
    String called = name.isEmpty() ? book().text("lead.nameless", many) : name;
    if (!facts.isEmpty()) {
      return plain(book().text("lead.facts", many, "t", called, "p", predicates(facts)));
    }
    return plain(
        category.isEmpty()
            ? book().text("lead.plain", many, "t", called)
            : book().text("lead.category", many, "t", called, "c", category));
  }

  /// Further sentences, some facts in each.
  public List<Said> body(List<SaidFact> facts, int together) {
    var sentences = new ArrayList<Said>();
    var joined = new ArrayList<SaidFact>();
    for (SaidFact fact : facts) {
      if (joins(fact)) {
        joined.add(fact);
        if (joined.size() == together) {
          sentences.add(new Said(sentence(joined), List.copyOf(joined)));
          joined.clear();
        }
      } else {
        sentences.add(new Said(book().say(fact, "sentence", variant, many) + ".", List.of(fact)));
      }
    }
    if (!joined.isEmpty()) {
      sentences.add(new Said(sentence(joined), joined));
    }
    return sentences;
  }

  /// A sentence and what it says.
  public record Said(String text, List<SaidFact> facts) {
    public Said {
      facts = List.copyOf(facts);
    }
  }

  private String sentence(List<SaidFact> facts) {
    String said = predicates(facts);
    if (language == Language.CHINESE) {
      return said + "。";
    }
    return (many ? "They " : "It ") + said + ".";
  }

  /// One after the other, none beginning as the one before it did.
  private String predicates(List<SaidFact> facts) {
    var said = new ArrayList<String>();
    String before = "";
    for (SaidFact fact : facts) {
      String predicate = book().say(fact, "predicate", variant, many);
      String verb = verb(predicate);
      if (!verb.equals(before)) {
        said.add(predicate);
      } else if (language == Language.CHINESE) {
        said.add(bullet(fact));
      } else {
        said.add(predicate.substring(verb.length()));
      }
      before = verb;
    }
    return language == Language.CHINESE ? String.join("，", said) : EnglishWords.list(said);
  }

  private String verb(String predicate) {
    return language == Language.CHINESE
        ? predicate.substring(0, Math.min(2, predicate.length()))
        : predicate.substring(0, predicate.indexOf(' ') + 1);
  }

  /// The The Hague Lamp, the This product.
  private static String plain(String sentence) {
    return sentence.replaceFirst("^(?:The|This is the) (?=(?:The|This|A|An|My|Our) )", "");
  }

  private ClauseBook book() {
    return ClauseBook.of(language);
  }
}
