package io.shopkeeper.content.check;

import io.shopkeeper.content.check.lexicon.ReadableText;
import io.shopkeeper.content.check.lexicon.Tables;
import io.shopkeeper.language.words.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What advertising of a country must not say, as a table that a shop may edit: a category, a
/// regular expression of the words, and one of what makes them harmless when found around them.
public final class AdvertisingRules {
  /// Countries whose tables are part of the program.
  public static final List<String> COUNTRIES = List.of("cn", "us");

  /// Where a table says no country.
  private static final String OWN = "xx";

  private static final int AROUND = 12;
  private static final Map<String, String> CHINESE =
      Map.of(
          "absolute", "绝对化用语",
          "medical", "医疗功效用语",
          "financial", "投资收益承诺",
          "superstition", "封建迷信用语",
          "state", "国家机关或国家级荣誉用语");

  /// @param han whether only texts with Chinese characters can hold it
  private record Rule(ForbiddenClaim claim, Pattern words, Pattern harmless, boolean han) {
    private static final Pattern ROUND =
        Pattern.compile("\\(\\?<?[=!][^()]*\\)|\\(\\?:|\\{[0-9,]+\\}|\\\\s\\?");
    private static final Pattern HAN = Pattern.compile("[\\p{IsHan}()|?\\[\\]]+");

    static Rule of(ForbiddenClaim claim) {
      // Whatever such a pattern reads is a Chinese character.
      boolean han = HAN.matcher(ROUND.matcher(claim.words()).replaceAll("(")).matches();
      return new Rule(claim, claim.forbidden(), claim.harmlessAround(), han);
    }
  }

  private final List<Rule> rules;

  private AdvertisingRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /// Those of the claims that are active.
  public static AdvertisingRules heeding(Collection<ForbiddenClaim> claims) {
    return new AdvertisingRules(
        claims.stream().filter(ForbiddenClaim::active).map(Rule::of).toList());
  }

  /// Those of the program for some countries, by their codes.
  ///
  /// @throws IllegalArgumentException naming the countries there are
  public static AdvertisingRules of(List<String> countries) {
    return heeding(countries.stream().flatMap(country -> claims(country).stream()).toList());
  }

  private static List<ForbiddenClaim> claims(String country) {
    String code = country.toLowerCase(Locale.ROOT);
    if (!COUNTRIES.contains(code)) {
      throw new IllegalArgumentException(
          "country '%s' has no table of advertising rules; there are %s"
              .formatted(country, String.join(", ", COUNTRIES)));
    }
    return ForbiddenClaim.ofProgram(code);
  }

  /// What the program forbids, country by country.
  public static List<ForbiddenClaim> ofProgram() {
    return COUNTRIES.stream().flatMap(country -> claims(country).stream()).toList();
  }

  /// A shop's own table.
  ///
  /// @throws IllegalArgumentException naming the line that is no rule
  /// @throws IOException if it cannot be read
  public static AdvertisingRules read(Path table) throws IOException {
    return heeding(ForbiddenClaim.read(OWN, Tables.rows(Files.readString(table))));
  }

  void read(Reading reading) {
    String readable = reading.readable();
    boolean han = Words.han(readable);
    for (Rule rule : rules) {
      if (rule.han && !han) {
        continue;
      }
      Matcher words = rule.words.matcher(readable);
      while (words.find()) {
        var span = new Span(words.start(), words.end());
        if (span.length() > 0 && !reading.quoted(span) && !harmless(rule, readable, span)) {
          reading.find(
              Kind.FORBIDDEN,
              span,
              "广告法禁用：%s".formatted(inChinese(rule.claim)),
              "advertising law forbids it: %s claim".formatted(rule.claim.category()));
        }
      }
    }
  }

  private static String inChinese(ForbiddenClaim claim) {
    return CHINESE.getOrDefault(claim.category(), claim.category())
        + (claim.law().isEmpty() ? "" : "（" + claim.law() + "）");
  }

  private static boolean harmless(Rule rule, String readable, Span span) {
    int from = Math.max(0, span.start() - AROUND);
    String around = readable.substring(from, Math.min(readable.length(), span.end() + AROUND));
    Matcher harmless = rule.harmless.matcher(around);
    while (harmless.find()) {
      if (Reading.overlap(new Span(from + harmless.start(), from + harmless.end()), span)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a text says anything forbidden, without facts.
  public boolean allow(String text) {
    String readable = ReadableText.of(text);
    boolean han = Words.han(readable);
    return rules.stream()
        .filter(rule -> han || !rule.han)
        .noneMatch(rule -> {
          Matcher words = rule.words.matcher(readable);
          while (words.find()) {
            if (!harmless(rule, readable, new Span(words.start(), words.end()))) {
              return true;
            }
          }
          return false;
        });
  }
}
