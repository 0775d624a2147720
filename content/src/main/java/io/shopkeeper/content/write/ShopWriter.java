package io.shopkeeper.content.write;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.content.check.AdvertisingRules;
import io.shopkeeper.content.check.Checker;
import io.shopkeeper.content.check.ProductChecker;
import io.shopkeeper.content.check.Wanted;
import io.shopkeeper.content.compose.Composer;
import io.shopkeeper.content.compose.Composition;
import io.shopkeeper.content.prose.FactKind;
import io.shopkeeper.content.prose.FactReader;
import io.shopkeeper.content.prose.OwnClauses;
import io.shopkeeper.content.prose.Prose;
import io.shopkeeper.content.prose.SaidFact;
import io.shopkeeper.domain.Product;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.language.words.Word;
import io.shopkeeper.language.words.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes from a shop's own sentences where it has enough of them, and from well-made clauses where
/// not, each fact once. Every line is checked before it is kept. Immutable, safe for any number of
/// threads.
public final class ShopWriter implements Writer {
  private static final int MOST_BULLETS = 5;
  private static final int MOST_SENTENCES = 4;
  private static final int MOST_SCENES = 3;
  private static final int SEARCH_TITLE = 60;
  private static final int SEARCH_DESCRIPTION = 155;
  private static final int SHORT = 16;

  /// Facts of known kinds beside which others need not be said.
  private static final int ENOUGH = 8;

  private static final int MOST_CHARACTERS = 50_000;

  private final Briefing briefing;
  private final Checker checker;
  private final Map<Language, Composer> composers;
  private final Map<Language, OwnClauses> clauses;

  ShopWriter(
      Briefing briefing,
      Checker checker,
      Map<Language, Composer> composers,
      Map<Language, OwnClauses> clauses) {
    this.briefing = briefing;
    this.checker = checker;
    this.composers = Map.copyOf(composers);
    this.clauses = Map.copyOf(clauses);
  }

  /// The same, with other claims that it must not write.
  public ShopWriter heeding(AdvertisingRules rules) {
    Checker other = checker.with(rules);
    return other == checker
        ? this
        : new ShopWriter(briefing.with(other), other, composers, clauses);
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
    return new Page(brief).draft();
  }

  /// One page while it is written.
  private final class Page {
    private final Brief brief;
    private final ProductChecker checks;
    private final Phrases phrases;
    private final Prose prose;
    private final List<Praise> praise;
    private final List<SaidFact> facts;
    private final Line title;

    Page(Brief brief) {
      this.brief = brief;
      checks = checker.of(brief.facts());
      phrases = Phrases.of(brief.language());
      prose =
          Prose.of(
              brief.language(),
              brief.title(),
              brand(),
              brief.category().isEmpty() ? "" : brief.category().getLast());
      praise = brief.praise().stream().filter(Praise::sure).toList();
      title = title();
      List<SaidFact> unsaid =
          FactReader.read(
                  brief.attributes(),
                  brief.language(),
                  praise.stream().map(Praise::aspect).toList())
              .stream()
              .filter(fact -> !FactReader.said(fact, title.text()))
              .toList();
      unsaid = few(unsaid);
      List<SaidFact> telling =
          unsaid.stream().filter(fact -> fact.kind() != FactKind.OTHER).toList();
      facts = telling.size() >= ENOUGH ? telling : unsaid;
    }

    /// One of each kind, of some kinds two or three: a page is no data sheet.
    private static List<SaidFact> few(List<SaidFact> facts) {
      var counts = new EnumMap<FactKind, Integer>(FactKind.class);
      return facts.stream()
          .filter(fact -> {
            int most =
                switch (fact.kind()) {
                  case FEATURE, FUNCTION -> 2;
                  case DESIGN, OTHER -> 3;
                  default -> 1;
                };
            return counts.merge(fact.kind(), 1, Integer::sum) <= most;
          })
          .toList();
    }

    Draft draft() {
      List<Line> composed = composed(brief, checks);
      List<Line> description;
      List<Line> bullets;
      if (composed.size() < 2) {
        // Each fact once: the first in the lead, some as bullets, the rest in further sentences.
        List<SaidFact> lead =
            facts.stream().filter(prose::joins).limit(facts.size() > 3 ? 2 : 1).toList();
        List<SaidFact> others = facts.stream().filter(fact -> !lead.contains(fact)).toList();
        int listed =
            Math.min(MOST_BULLETS, Math.max(others.size() / 2, Math.min(3, others.size())));
        bullets = bullets(others.subList(0, listed));
        description = sentences(lead, others.subList(listed, others.size()));
      } else {
        Set<Attribute> told = Set.copyOf(composed.getFirst().facts());
        bullets = bullets(facts.stream().filter(fact -> !told.contains(fact.attribute())).toList());
        description = new ArrayList<>(composed);
      }
      praise.stream().limit(1).map(this::praised).forEach(description::add);
      List<Line> kept = kept(description, checks);
      List<Line> script = kept(script(), checks);
      return new Draft(
          brief,
          title,
          bullets,
          kept,
          search(brief, title, facts, kept),
          script,
          checks.check(Draft.all(title, bullets, kept, script)));
    }

    /// As the text may call it: none where the title has it in its own language, or English readers
    /// could not read it.
    private String brand() {
      boolean foreign =
          Language.of(brief.brand()) == Language.CHINESE && brief.language() == Language.ENGLISH;
      return foreign || brief.brandInTitle() ? "" : brief.brand();
    }

    /// The name with its brand.
    private Line title() {
      var named = new Attribute("title", brief.title());
      return brand().isEmpty() || holds(brief.title(), brief.brand())
          ? new Line(brief.title(), List.of(named))
          : new Line(
              Prose.titled(brief.language(), brief.title(), brief.brand()),
              List.of(named, new Attribute("brand", brief.brand())));
    }

    /// In the shop's own words where they are true, and otherwise in plain ones; of a second thing
    /// that customers praise, as the description tells of the first.
    private List<Line> bullets(List<SaidFact> said) {
      var lines = new ArrayList<Line>();
      for (SaidFact fact : said) {
        List<Attribute> rests = List.of(fact.attribute());
        Stream.concat(own(fact).stream(), Stream.of(prose.bullet(fact)))
            .map(text -> new Line(text, rests))
            .filter(line -> checks.check(line.text()).passes())
            .findFirst()
            .ifPresent(lines::add);
        if (lines.size() == MOST_BULLETS) {
          break;
        }
      }
      if (lines.size() < MOST_BULLETS && praise.size() > 1) {
        lines.add(bullet(praise.get(1)));
      }
      return lines;
    }

    private Optional<String> own(SaidFact fact) {
      return Optional.ofNullable(clauses.get(brief.language()))
          .flatMap(own -> own.say(fact, prose.variant()));
    }

    private List<Line> sentences(List<SaidFact> lead, List<SaidFact> others) {
      var lines = new ArrayList<Line>();
      var rests = new ArrayList<Attribute>(title.facts());
      lead.forEach(fact -> rests.add(fact.attribute()));
      if (lead.isEmpty() && !prose.category().isEmpty()) {
        rests.add(new Attribute("category", brief.category().getLast()));
      }
      lines.add(new Line(prose.lead(lead), rests));
      prose.body(others, brief.language() == Language.CHINESE ? 3 : 2).stream()
          .limit(MOST_SENTENCES)
          .map(said ->
              new Line(said.text(), said.facts().stream().map(SaidFact::attribute).toList()))
          .forEach(lines::add);
      return lines;
    }

    private List<Line> script() {
      var scenes = new ArrayList<Line>();
      scenes.add(
          new Line(
              phrases.say("scene.hook", brief.title()),
              List.of(new Attribute("title", brief.title()))));
      prose.body(facts.stream().limit(MOST_SCENES).toList(), 1).stream()
          .map(said ->
              new Line(said.text(), said.facts().stream().map(SaidFact::attribute).toList()))
          .forEach(scenes::add);
      praise.stream().limit(1).map(one -> line("praise.scene", one)).forEach(scenes::add);
      scenes.add(new Line(phrases.say("scene.end"), List.of()));
      return scenes;
    }

    private Line praised(Praise one) {
      return line("praise.sentence", one);
    }

    private Line bullet(Praise one) {
      return line("praise", one);
    }

    private Line line(String key, Praise one) {
      String count = String.valueOf(one.inFavour());
      return new Line(
          phrases.say(key, one.aspect(), count),
          List.of(new Attribute("reviews", phrases.say("praise", one.aspect(), count))));
    }
  }

  /// A page of lines that somebody else wrote, checked as a whole in the brief's language.
  Draft page(
      Brief brief, Line title, List<Line> bullets, List<Line> description, List<Line> script) {
    return new Draft(
        brief,
        title,
        bullets,
        description,
        search(brief, title, List.of(), description),
        script,
        checker.check(
            brief.facts(),
            Draft.all(title, bullets, description, script),
            new Wanted(brief.language(), List.of(), 0, MOST_CHARACTERS)));
  }

  private static List<Line> kept(List<Line> lines, ProductChecker checks) {
    return lines.stream().filter(line -> checks.check(line.text()).passes()).toList();
  }

  private List<Line> composed(Brief brief, ProductChecker checks) {
    Composer composer = composers.get(brief.language());
    if (composer == null) {
      return List.of();
    }
    Composition composition =
        composer.compose(
            facets(brief.title(), brief.brand(), brief.category(), brief.attributes()),
            sentence -> checks.check(sentence).passes() && promisesNothing(sentence, brief));
    return composition.sentences().stream()
        .map(sentence -> new Line(sentence.text(), sentence.states()))
        .toList();
  }

  /// What customers blame is not praised.
  static boolean promisesNothing(String sentence, Brief brief) {
    return brief.praise().stream()
        .noneMatch(praise -> !praise.sure() && holds(sentence, praise.aspect()));
  }

  private static Draft.Search search(
      Brief brief, Line title, List<SaidFact> facts, List<Line> description) {
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
                facts.stream().flatMap(f -> f.values().stream()).filter(v -> v.length() <= SHORT))
            .flatMap(words -> words)
            .distinct()
            .limit(8)
            .toList();
    String text = title.text();
    String joint = brief.language() == Language.CHINESE ? " " : " – ";
    List<SaidFact> telling =
        facts.stream().filter(fact -> fact.kind() != FactKind.DESIGN).limit(2).toList();
    for (SaidFact fact : telling) {
      String longer = text + joint + fact.values().getFirst();
      if (fact.values().getFirst().length() <= SHORT && longer.length() <= SEARCH_TITLE) {
        text = longer;
        joint = brief.language() == Language.CHINESE ? " " : ", ";
      }
    }
    return new Draft.Search(
        text.length() <= SEARCH_TITLE ? text : text.substring(0, SEARCH_TITLE - 1) + "…",
        Draft.paragraph(shown),
        keywords);
  }

  static boolean holds(String text, String part) {
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
