package io.shopkeeper.content.write;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.content.check.Checker;
import io.shopkeeper.content.compose.Composer;
import io.shopkeeper.content.compose.Composition;
import io.shopkeeper.domain.Product;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.language.words.Word;
import io.shopkeeper.language.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes from a shop's own sentences where it has enough of them, and from plain statements of
/// facts where not. Every line is checked before it is kept. Immutable, safe for any number of
/// threads.
public final class ShopWriter implements Writer {
  private static final int MOST_BULLETS = 5;
  private static final int MOST_SENTENCES = 4;
  private static final int MOST_SCENES = 3;
  private static final int SEARCH_TITLE = 60;
  private static final int SEARCH_DESCRIPTION = 155;
  private static final int SHORT = 16;

  private final Briefing briefing;
  private final Checker checker;
  private final Map<Language, Composer> composers;

  ShopWriter(Briefing briefing, Checker checker, Map<Language, Composer> composers) {
    this.briefing = briefing;
    this.checker = checker;
    this.composers = Map.copyOf(composers);
  }

  /// Whether texts in a language come from the shop's own sentences.
  public boolean composes(Language language) {
    return composers.containsKey(language);
  }

  /// What is known of a product, to be written from.
  ///
  /// @param language Chinese or English
  /// @param praise its aspects in that language
  public Brief brief(Product product, Language language, List<Praise> praise) {
    if (language == Language.OTHER) {
      throw new IllegalArgumentException("texts are written in CHINESE or ENGLISH, not OTHER");
    }
    return briefing.of(product, language, praise);
  }

  @Override
  public Writing write(Brief brief) {
    if (Language.of(brief.title()) == Language.OTHER
        && brief.title().codePoints().anyMatch(Character::isLetter)) {
      return new Writing.Unwritten(Writing.Reason.OTHER_LANGUAGE);
    }
    if (brief.attributes().isEmpty() && brief.brand().isEmpty() && brief.category().isEmpty()) {
      return new Writing.Unwritten(Writing.Reason.NO_FACTS);
    }
    Line title = title(brief);
    List<Line> bullets = kept(bullets(brief), brief);
    List<Line> description = kept(description(brief), brief);
    List<Line> script = kept(script(brief, bullets), brief);
    return new Draft(
        brief,
        title,
        bullets,
        description,
        search(brief, title, description),
        script,
        checker.check(brief.facts(), Draft.all(title, bullets, description, script)));
  }

  private List<Line> kept(List<Line> lines, Brief brief) {
    return lines.stream().filter(line -> passes(line.text(), brief)).toList();
  }

  private boolean passes(String text, Brief brief) {
    return checker.check(brief.facts(), text).passes();
  }

  /// The name with its brand, and what else is short enough to stand there.
  private static Line title(Brief brief) {
    Phrases phrases = Phrases.of(brief.language());
    var facts = new ArrayList<Attribute>();
    facts.add(new Attribute("title", brief.title()));
    String title = brief.title();
    if (!brief.brand().isEmpty() && !holds(title, brief.brand())) {
      title = phrases.say("joined", brief.brand(), title);
      facts.add(new Attribute("brand", brief.brand()));
    }
    for (Attribute attribute : brief.attributes()) {
      String longer = title + " " + attribute.value();
      if (attribute.value().length() <= SHORT
          && Language.of(attribute.value()) == brief.language()
          && !holds(title, attribute.value())
          && facts.size() <= 3
          && longer.length() <= SEARCH_TITLE) {
        title = longer;
        facts.add(attribute);
      }
    }
    return new Line(title, facts);
  }

  private static List<Line> bullets(Brief brief) {
    Phrases phrases = Phrases.of(brief.language());
    Stream<Line> said =
        brief.attributes().stream()
            .limit(MOST_BULLETS - 1L)
            .map(a -> new Line(phrases.say("attribute", a.name(), a.value()), List.of(a)));
    var lines = new ArrayList<>(said.toList());
    praise(brief).map(p -> praised("praise", p, phrases)).forEach(lines::add);
    if (lines.size() < MOST_BULLETS && !brief.brand().isEmpty()) {
      lines.add(
          new Line(
              phrases.say("brand", brief.brand()), List.of(new Attribute("brand", brief.brand()))));
    }
    if (lines.size() < MOST_BULLETS && !brief.category().isEmpty()) {
      String path = String.join(" › ", brief.category());
      lines.add(new Line(phrases.say("category", path), List.of(new Attribute("category", path))));
    }
    return lines;
  }

  private List<Line> description(Brief brief) {
    Phrases phrases = Phrases.of(brief.language());
    List<Line> composed = composed(brief);
    var lines = new ArrayList<Line>();
    if (composed.size() < 2) {
      lines.add(opening(brief, phrases));
      brief.attributes().stream()
          .limit(MOST_SENTENCES)
          .map(a -> new Line(phrases.say("attribute.sentence", a.name(), a.value()), List.of(a)))
          .forEach(lines::add);
    }
    lines.addAll(composed);
    praise(brief).map(p -> praised("praise.sentence", p, phrases)).forEach(lines::add);
    return lines;
  }

  private List<Line> composed(Brief brief) {
    Composer composer = composers.get(brief.language());
    if (composer == null) {
      return List.of();
    }
    Composition composition =
        composer.compose(
            facets(brief.title(), brief.brand(), brief.category(), brief.attributes()),
            sentence -> passes(sentence, brief) && promisesNothing(sentence, brief));
    return composition.sentences().stream()
        .map(sentence -> new Line(sentence.text(), sentence.states()))
        .toList();
  }

  /// What customers blame is not praised.
  private static boolean promisesNothing(String sentence, Brief brief) {
    return brief.praise().stream()
        .noneMatch(praise -> !praise.sure() && holds(sentence, praise.aspect()));
  }

  private static Line opening(Brief brief, Phrases phrases) {
    var title = new Attribute("title", brief.title());
    return brief.brand().isEmpty() || holds(brief.title(), brief.brand())
        ? new Line(phrases.say("opening", brief.title()), List.of(title))
        : new Line(
            phrases.say("opening.brand", brief.title(), brief.brand()),
            List.of(title, new Attribute("brand", brief.brand())));
  }

  private static List<Line> script(Brief brief, List<Line> bullets) {
    Phrases phrases = Phrases.of(brief.language());
    var scenes = new ArrayList<Line>();
    scenes.add(
        new Line(
            phrases.say("scene.hook", brief.title()),
            List.of(new Attribute("title", brief.title()))));
    bullets.stream().limit(MOST_SCENES).forEach(scenes::add);
    praise(brief)
        .map(p -> praised("praise", p, phrases))
        .forEach(scene -> {
          if (!scenes.contains(scene)) {
            scenes.add(scene);
          }
        });
    scenes.add(new Line(phrases.say("scene.end"), List.of()));
    return scenes;
  }

  private static Draft.Search search(Brief brief, Line title, List<Line> description) {
    var shown = new ArrayList<Line>();
    for (Line line : description) {
      shown.add(line);
      if (Draft.paragraph(shown).length() > SEARCH_DESCRIPTION) {
        shown.removeLast();
        break;
      }
    }
    List<String> keywords =
        Stream.of(
                brief.category().stream().skip(Math.max(0, brief.category().size() - 1)),
                Stream.of(brief.brand()).filter(brand -> !brand.isEmpty()),
                brief.attributes().stream().map(Attribute::value).filter(v -> v.length() <= SHORT))
            .flatMap(words -> words)
            .distinct()
            .limit(8)
            .toList();
    String text = title.text();
    return new Draft.Search(
        text.length() <= SEARCH_TITLE ? text : text.substring(0, SEARCH_TITLE - 1) + "…",
        Draft.paragraph(shown),
        keywords);
  }

  private static Stream<Praise> praise(Brief brief) {
    return brief.praise().stream().filter(Praise::sure).limit(1);
  }

  private static Line praised(String key, Praise praise, Phrases phrases) {
    String count = String.valueOf(praise.inFavour());
    return new Line(
        phrases.say(key, praise.aspect(), count),
        List.of(new Attribute("reviews", phrases.say("praise", praise.aspect(), count))));
  }

  private static boolean holds(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  /// All that a sentence about a product may rest on: words of its title are facts, too, so that
  /// what was said of a lamp is not said of a table.
  static List<Attribute> facets(
      String title, @Nullable String brand, List<String> category, List<Attribute> attributes) {
    var facets = new ArrayList<>(attributes);
    if (brand != null && !brand.isBlank()) {
      facets.add(new Attribute("brand", brand));
    }
    category.stream()
        .filter(name -> !name.isBlank())
        .map(name -> new Attribute("category", name))
        .forEach(facets::add);
    String plain = title.toLowerCase(Locale.ROOT);
    Words.of(plain, new Span(0, plain.length())).stream()
        .filter(word -> word.kind() != Word.Kind.OTHER && word.text().length() > 1)
        .map(word -> new Attribute("title", word.text()))
        .forEach(facets::add);
    return facets;
  }
}
