package io.shopkeeper.content.prose;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.language.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads attributes as facts that can be said in a language.
public final class FactReader {
  private static final Pattern UNIT = Pattern.compile("^(.*?)\\s*[(（\\[]([^)）\\]]*)[)）\\]]$");
  private static final Pattern PARTS =
      Pattern.compile(
          "\\s*[、;；|]\\s*|\\s*(?<![0-9])[,，]\\s*|\\s*[,，]\\s*(?![0-9])|(?<=\\D)\\s*/\\s*(?=\\D)");
  private static final Pattern YES = Pattern.compile("(?i)yes|true|y|是|有|支持|可以");
  private static final Pattern NO =
      Pattern.compile("(?i)no|false|n|none|n/a|not? available|否|无|没有|不支持|不可以|未知|unknown|-+");
  private static final Pattern LETTERS = Pattern.compile("(?i)\\d?x{0,4}[sml]|xs|xxs|\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.,]*");
  private static final Pattern MEASURE = Pattern.compile(".*[0-9].*");
  private static final Pattern ADJECTIVE =
      Pattern.compile(
          "(?i).*(?:able|ible|proof|resistant|repellent|free|safe|dry|drying|friendly|ed|compatible|"
              + "retardant|wicking|bacterial|microbial|static|slip|ready|less|light|handmade|"
              + "organic|vegan|soft|sturdy|stretchy|foldable|reusable|portable)");
  private static final Pattern VERB = Pattern.compile("(?:可|支持|免|适用|带|自|易|不|无|零|有机|手工|纯).*");
  private static final Pattern PERFORMS = Pattern.compile("[防耐抗保透速隔吸恒降除].*");
  private static final Pattern REQUIRED = Pattern.compile(".*(?:required|needed|possible)|需要.*");
  private static final Pattern THING =
      Pattern.compile(
          ".*\\b(?:sleeve|pocket|bag|case|lid|cover|strap|handle|card|stand|charger|cable|light|"
              + "hood|filter|box|holder|belt|edition)");
  private static final Pattern SENTENCE = Pattern.compile("[。！？!?]|\\.\\s|\\.$");
  private static final int LONGEST = 60;

  private FactReader() {}

  /// The facts that can be said, those first that customers praise and then those that they want to
  /// know first.
  ///
  /// @param praised aspects, the most praised first
  public static List<SaidFact> read(
      List<Attribute> attributes, Language language, List<String> praised) {
    var facts = new ArrayList<SaidFact>();
    attributes.forEach(attribute -> facts.addAll(read(attribute, language)));
    facts.sort(
        Comparator.<SaidFact>comparingInt(fact -> praise(fact.kind(), praised))
            .thenComparing(SaidFact::kind));
    return facts;
  }

  /// What an attribute says; nothing if it cannot be said in the language, or says that something
  /// is not there.
  public static List<SaidFact> read(Attribute attribute, Language language) {
    Matcher measured = UNIT.matcher(attribute.name());
    String value = attribute.value();
    boolean united = measured.matches() && NUMBER.matcher(value).matches();
    String unit = united ? measured.group(2) : "";
    String name = (united ? measured.group(1) : attribute.name()).replace('_', ' ');
    FactKind kind = FactNames.kind(name);
    if (kind == FactKind.HIDDEN
        || NO.matcher(value).matches()
        || value.length() > LONGEST
        || SENTENCE.matcher(value).find()) {
      return List.of();
    }
    if (YES.matcher(value).matches()) {
      Optional<String> thing = FactWords.in(language, name.replaceFirst("^是否", ""));
      return having(attribute, thing.filter(one -> Language.of(one) == language), language);
    }
    var values = new ArrayList<String>();
    for (String part : PARTS.split(value)) {
      if (part.isBlank()) {
        continue;
      }
      String whole = NUMBER.matcher(part).matches() ? counted(part, unit, kind, language) : part;
      Optional<String> said = FactWords.in(language, whole.strip());
      if (said.isEmpty()) {
        return List.of();
      }
      values.add(language == Language.ENGLISH ? EnglishWords.value(said.get(), kind) : said.get());
    }
    if (values.isEmpty()) {
      return List.of();
    }
    FactKind fine = fine(kind, values);
    Optional<String> named =
        FactWords.in(language, name).filter(one -> Language.of(one) == language);
    if (named.isEmpty() && (fine == FactKind.OTHER || fine == FactKind.DESIGN)) {
      return List.of();
    }
    String called =
        language == Language.ENGLISH ? EnglishWords.lower(named.orElse(name)) : named.orElse(name);
    if (fine == FactKind.DESIGN && language == Language.CHINESE && !called.equals(name)) {
      String part = called.chars().anyMatch(c -> value(values).indexOf(c) >= 0) ? "" : called;
      return List.of(new SaidFact(attribute, fine, called, List.of(value(values) + part)));
    }
    if (fine == FactKind.DESIGN && language == Language.ENGLISH) {
      String part = EnglishWords.part(EnglishWords.list(values), called);
      return List.of(new SaidFact(attribute, fine, called, List.of(part)));
    }
    if (fine == FactKind.SIZES && language == Language.ENGLISH) {
      String sizes = (values.size() > 1 ? "sizes " : "size ") + EnglishWords.list(values);
      return List.of(new SaidFact(attribute, fine, called, List.of(sizes)));
    }
    return fine == FactKind.FUNCTION
        ? functions(attribute, called, values, language)
        : List.of(new SaidFact(attribute, fine, called, values));
  }

  private static String value(List<String> values) {
    return String.join("、", values);
  }

  private static FactKind fine(FactKind kind, List<String> values) {
    if (kind == FactKind.SIZE && values.stream().allMatch(v -> LETTERS.matcher(v).matches())) {
      return FactKind.SIZES;
    }
    if (kind == FactKind.AUDIENCE && values.getFirst().endsWith("通用")) {
      return FactKind.FEATURE;
    }
    return kind == FactKind.DESIGN && values.stream().anyMatch(v -> MEASURE.matcher(v).matches())
        ? FactKind.OTHER
        : kind;
  }

  /// What it does, apart from what it is.
  private static List<SaidFact> functions(
      Attribute attribute, String name, List<String> values, Language language) {
    List<String> features = values.stream().filter(value -> feature(value, language)).toList();
    List<String> others = values.stream().filter(value -> !feature(value, language)).toList();
    var facts = new ArrayList<SaidFact>();
    if (!features.isEmpty()) {
      facts.add(new SaidFact(attribute, FactKind.FEATURE, name, features));
    }
    if (!others.isEmpty()) {
      facts.add(new SaidFact(attribute, FactKind.FUNCTION, name, others));
    }
    return facts;
  }

  private static boolean feature(String value, Language language) {
    return (language == Language.ENGLISH ? ADJECTIVE : VERB).matcher(value).matches();
  }

  private static List<SaidFact> having(
      Attribute attribute, Optional<String> thing, Language language) {
    return thing
        .map(name -> language == Language.ENGLISH ? EnglishWords.lower(name) : name)
        .map(name -> {
          if (language == Language.CHINESE && !PERFORMS.matcher(name).matches()) {
            return List.of(new SaidFact(attribute, FactKind.FEATURE, name, List.of(name)));
          }
          if (REQUIRED.matcher(name).matches()) {
            return List.<SaidFact>of();
          }
          if (language == Language.ENGLISH && THING.matcher(name).matches()) {
            List<String> one = List.of(EnglishWords.article(name));
            FactKind kind = name.endsWith("edition") ? FactKind.FEATURE : FactKind.INCLUDES;
            return List.of(new SaidFact(attribute, kind, name, one));
          }
          return functions(attribute, name, List.of(name), language);
        })
        .orElse(List.of());
  }

  /// A bare number with what it counts.
  private static String counted(String number, String unit, FactKind kind, Language language) {
    boolean chinese = language == Language.CHINESE;
    if (!unit.isEmpty()) {
      return Language.of(unit) == Language.CHINESE ? number + unit : number + " " + unit;
    }
    return switch (kind) {
      case PIECES -> chinese ? number + "件" : number;
      case PERSONS -> chinese ? number + "人" : number + " people";
      default -> number;
    };
  }

  private static int praise(FactKind kind, List<String> praised) {
    for (int place = 0; place < praised.size(); place++) {
      if (FactNames.concerns(kind, praised.get(place))) {
        return place;
      }
    }
    return praised.size();
  }

  /// Whether every word of a fact stands in a text already.
  public static boolean said(SaidFact fact, String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    return fact.values().stream().allMatch(value -> holds(plain, value))
        || Arrays.stream(PARTS.split(fact.attribute().value()))
            .allMatch(value -> holds(plain, value));
  }

  /// Whether a text in lower case has a value, not within a longer word or number: neither size M
  /// in a mug nor size 5 in 45 litres.
  private static boolean holds(String plain, String value) {
    String part = value.toLowerCase(Locale.ROOT);
    for (int at = plain.indexOf(part); at >= 0; at = plain.indexOf(part, at + 1)) {
      if (endsWord(plain, at) && endsWord(plain, at + part.length())) {
        return true;
      }
    }
    return false;
  }

  /// Whether no Latin word or number goes on at a place of a text.
  static boolean endsWord(String text, int at) {
    return !(inWord(text, at - 1) && inWord(text, at));
  }

  private static boolean inWord(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isDigit(text.charAt(at))
            || Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.LATIN);
  }
}
