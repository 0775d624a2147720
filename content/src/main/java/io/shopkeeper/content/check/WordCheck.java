package io.shopkeeper.content.check;

import io.shopkeeper.content.check.KnownFacts.Fact;
import io.shopkeeper.content.check.lexicon.Concept;
import io.shopkeeper.content.check.lexicon.PhraseTrie.Match;
import io.shopkeeper.content.check.lexicon.Topic;
import io.shopkeeper.language.words.Span;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Compares every word of a table with the facts: materials, functions, colours, brands and
/// origins.
final class WordCheck {
  private static final Map<Topic, Kind> KINDS =
      Map.of(
          Topic.MATERIAL, Kind.MATERIAL,
          Topic.FUNCTION, Kind.FUNCTION,
          Topic.COLOUR, Kind.COLOUR,
          Topic.BRAND, Kind.BRAND,
          Topic.ORIGIN, Kind.ORIGIN);
  private static final Map<Kind, String> CHINESE =
      Map.of(
          Kind.MATERIAL, "材质",
          Kind.FUNCTION, "功能",
          Kind.COLOUR, "颜色",
          Kind.BRAND, "品牌",
          Kind.ORIGIN, "产地");
  private static final Pattern COLOUR_SAID =
      Pattern.compile(
          "(?:颜色|色彩|主色|配色)[^，。,.]{0,4}$|(?:colou?rs?:? (?:is )?|comes in |available in |shown here"
              + " in |in a )$");

  private WordCheck() {}

  static void read(Reading reading) {
    for (Match<Concept> mention : reading.mentions()) {
      if (reading.quoted(mention.span())
          || reading.decided(mention.span(), kind -> kind == Kind.FORBIDDEN)) {
        continue;
      }
      for (Topic topic : Topic.values()) {
        Kind kind = KINDS.get(topic);
        if (kind != null && mention.meanings().stream().anyMatch(one -> one.topic() == topic)) {
          read(reading, mention, topic, kind);
        }
      }
    }
  }

  private static void read(Reading reading, Match<Concept> mention, Topic topic, Kind kind) {
    String readable = reading.readable();
    Span span = mention.span();
    KnownFacts known = reading.known();
    Optional<Fact> fact =
        mention.meanings().stream()
            .filter(concept -> concept.topic() == topic)
            .flatMap(concept -> known.saying(concept).stream())
            .findFirst();
    boolean denied =
        fact.isEmpty()
            && mention.meanings().stream()
                .anyMatch(concept -> concept.topic() == topic && known.denies(concept));
    if (Negation.of(readable, span, topic == Topic.MATERIAL)) {
      if (fact.isPresent() && topic != Topic.BRAND && topic != Topic.ORIGIN) {
        reading.find(
            Kind.CONTRADICTION,
            span,
            "与商品信息矛盾：%s为“%s”".formatted(fact.get().name(), fact.get().value()),
            "the facts say the opposite: %s is '%s'"
                .formatted(fact.get().name(), fact.get().value()));
      }
      return;
    }
    if (fact.isPresent()) {
      reading.support(kind, span, fact.get());
      return;
    }
    String words = span.in(readable);
    Optional<Fact> verbatim = denied ? Optional.empty() : known.holding(words);
    if (verbatim.isPresent()) {
      reading.support(kind, span, verbatim.get());
      return;
    }
    if (Negation.comparison(readable, span) || !claimed(reading, span, topic)) {
      return;
    }
    reading.find(kind, span, chinese(kind, span, reading, denied), english(kind, denied));
  }

  /// Whether a word is said of the product rather than of anything.
  private static boolean claimed(Reading reading, Span span, Topic topic) {
    return switch (topic) {
      case MATERIAL -> !Elsewhere.said(reading, span);
      case FUNCTION -> true;
      case COLOUR ->
          !Elsewhere.said(reading, span)
              && (COLOUR_SAID.matcher(before(reading.readable(), span)).find()
                  || reading.known().tells(Topic.COLOUR) && !properName(reading, span));
      case BRAND -> !reading.partlyQuoted(span) && NameCheck.named(reading, span);
      case ORIGIN -> NameCheck.comesFrom(reading, span);
      case PRICE, HARMLESS -> false;
    };
  }

  /// Black Mountain is no colour.
  private static boolean properName(Reading reading, Span span) {
    String text = reading.text();
    return Character.isUpperCase(text.charAt(span.start()))
        && span.start() > 1
        && text.charAt(span.start() - 1) == ' '
        && !".!?:".contains(String.valueOf(text.charAt(span.start() - 2)));
  }

  private static String before(String readable, Span span) {
    return readable.substring(Math.max(0, span.start() - 20), span.start());
  }

  private static String chinese(Kind kind, Span span, Reading reading, boolean denied) {
    return denied
        ? "商品信息否定了这一%s".formatted(CHINESE.get(kind))
        : "商品信息中没有%s“%s”".formatted(CHINESE.get(kind), span.in(reading.text()));
  }

  private static String english(Kind kind, boolean denied) {
    String word = kind.name().toLowerCase(Locale.ROOT);
    return denied
        ? "the facts deny this %s".formatted(word)
        : "no fact supports this %s".formatted(word);
  }
}
