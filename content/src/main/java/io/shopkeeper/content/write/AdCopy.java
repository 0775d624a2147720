package io.shopkeeper.content.write;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.content.check.Checker;
import io.shopkeeper.content.check.ProductChecker;
import io.shopkeeper.content.check.Wanted;
import io.shopkeeper.language.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Advertisements of a product, made of the lines of its page: its name, what it is and has, what
/// customers praise. Only what fits its place and passes the checks.
///
/// @param text to be shown
/// @param facts it rests on
/// @param asked how many searches of customers had words of it
public record AdCopy(String text, List<Attribute> facts, long asked) {
  private static final int SHORTEST_WORD = 2;

  public AdCopy {
    facts = List.copyOf(facts);
  }

  /// Those that customers search for first, then those of which more is said.
  ///
  /// @param searches what customers searched for, and how often
  public static List<AdCopy> of(
      Draft draft, AdChannel channel, Checker checker, Map<String, Long> searches) {
    Language language = draft.brief().language();
    boolean chinese = language == Language.CHINESE;
    String joint = chinese ? "，" : " – ";
    var texts = new LinkedHashMap<String, List<Attribute>>();
    Line title = draft.title();
    List<Line> description = draft.description();
    put(texts, Draft.paragraph(description), description);
    put(
        texts,
        Draft.paragraph(description.subList(0, Math.min(1, description.size()))),
        description.subList(0, Math.min(1, description.size())));
    for (Line bullet : draft.bullets()) {
      put(texts, title.text() + joint + within(bullet.text()), List.of(title, bullet));
    }
    if (draft.bullets().size() > 1) {
      List<Line> two = draft.bullets().subList(0, 2);
      put(
          texts,
          title.text()
              + joint
              + within(two.get(0).text())
              + (chinese ? "，" : ", ")
              + within(two.get(1).text()),
          List.of(title, two.get(0), two.get(1)));
    }
    draft.bullets().forEach(bullet -> put(texts, bullet.text(), List.of(bullet)));
    put(texts, title.text(), List.of(title));
    var wanted = new Wanted(language, List.of(), 1, channel.longest(language));
    ProductChecker checks = checker.of(draft.brief().facts());
    var ads = new ArrayList<AdCopy>();
    texts.forEach((text, facts) -> {
      if (text.codePointCount(0, text.length()) <= channel.longest(language)
          && checks.check(text, wanted).passes()) {
        ads.add(new AdCopy(text, facts, asked(text, searches)));
      }
    });
    ads.sort((a, b) -> Long.compare(b.asked, a.asked));
    return ads;
  }

  private static void put(Map<String, List<Attribute>> texts, String text, List<Line> lines) {
    if (!text.isBlank()) {
      texts.putIfAbsent(
          text, lines.stream().flatMap(line -> line.facts().stream()).distinct().toList());
    }
  }

  /// As it stands within a line: UV stays, Waterproof does not.
  private static String within(String phrase) {
    return phrase.length() > 1 && Character.isLowerCase(phrase.charAt(1))
        ? phrase.substring(0, 1).toLowerCase(Locale.ROOT) + phrase.substring(1)
        : phrase;
  }

  private static long asked(String text, Map<String, Long> searches) {
    String plain = text.toLowerCase(Locale.ROOT);
    return searches.entrySet().stream()
        .filter(search -> {
          for (String word : search.getKey().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (word.length() >= SHORTEST_WORD && plain.contains(word)) {
              return true;
            }
          }
          return false;
        })
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
