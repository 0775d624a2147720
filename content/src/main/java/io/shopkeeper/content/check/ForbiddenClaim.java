package io.shopkeeper.content.check;

import io.shopkeeper.content.check.lexicon.ReadableText;
import io.shopkeeper.content.check.lexicon.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What advertising of a country must not say.
///
/// @param id as in `cn-01` of those that are part of the program
/// @param country two letters, as in `cn`
/// @param category as in `absolute`, `medical`, or one of the shop's own
/// @param words phrases with `|` between, or a regular expression, of texts in lower case and
///   simplified characters without hyphens
/// @param harmless likewise: what around the words makes them harmless; empty for nothing
/// @param law that forbids it, or another reason, in words; may be empty
/// @param active whether it is heeded
public record ForbiddenClaim(
    String id,
    String country,
    String category,
    String words,
    String harmless,
    String law,
    boolean active) {
  private static final int LONGEST_CATEGORY = 40;
  private static final int LONGEST_WORDS = 5_000;
  private static final int LONGEST_LAW = 300;
  private static final Pattern PHRASES = Pattern.compile("[\\p{L}\\p{N}\\s'’&%!！+\\-|]+");

  /// As long as a text may well be, and what a search through it may cost: a pattern whose cost
  /// grows with more than the square of the length is none to check every text with.
  private static final int PROBE = 5_000;

  private static final int MOST_STEPS = 30_000_000;

  /// What texts may have much of, whatever the letters of a pattern.
  private static final List<String> OTHERS = List.of("a", "1", " ", "中");

  public ForbiddenClaim {
    if (!id.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          "the id of a claim is of a-z, 0-9, '.', '_' and '-', at most 64: '%s'".formatted(id));
    }
    country = country.strip().toLowerCase(Locale.ROOT);
    if (!country.matches("[a-z]{2}")) {
      throw new IllegalArgumentException(
          "the country of a claim is two letters, as in cn: '%s'".formatted(country));
    }
    category = category.strip();
    if (category.isEmpty() || category.length() > LONGEST_CATEGORY) {
      throw new IllegalArgumentException(
          "the category of a claim has 1 to %d characters: '%s'"
              .formatted(LONGEST_CATEGORY, category));
    }
    words = words.strip();
    harmless = harmless.strip();
    law = law.strip();
    if (law.length() > LONGEST_LAW) {
      throw new IllegalArgumentException(
          "the law of claim '%s' has %d characters, more than %d"
              .formatted(id, law.length(), LONGEST_LAW));
    }
    if (words.isEmpty()) {
      throw new IllegalArgumentException("claim '%s' forbids no words".formatted(id));
    }
    if (pattern(id, words).matcher("").find()) {
      throw new IllegalArgumentException(
          "'%s' of claim '%s' is found in every text".formatted(words, id));
    }
    if (!harmless.isEmpty()) {
      pattern(id, harmless);
    }
  }

  /// Refuses patterns that would take too long, with long texts made of their own letters and of
  /// some others.
  ///
  /// @throws IllegalArgumentException naming the pattern
  public void requireQuick() {
    probe(id, words, forbidden());
    probe(id, harmless, harmlessAround());
  }

  /// Those of the program for a country.
  ///
  /// @param country as in `cn`; one of [AdvertisingRules#COUNTRIES]
  static List<ForbiddenClaim> ofProgram(String country) {
    return read(country, Tables.rows(ForbiddenClaim.class, "advertising-" + country + ".tsv"));
  }

  /// Those of a table: category, words, and where there are more cells what is harmless, and the
  /// law.
  ///
  /// @throws IllegalArgumentException naming the line that is none
  static List<ForbiddenClaim> read(String country, List<String[]> rows) {
    var claims = new ArrayList<ForbiddenClaim>();
    for (String[] given : rows) {
      String[] cells = Arrays.copyOf(given, Math.max(4, given.length));
      Arrays.fill(cells, given.length, cells.length, "");
      String id = "%s-%02d".formatted(country, claims.size() + 1);
      claims.add(new ForbiddenClaim(id, country, cells[0], cells[1], cells[2], cells[3], true));
    }
    return claims;
  }

  /// The same, heeded or not.
  public ForbiddenClaim active(boolean heeded) {
    return new ForbiddenClaim(id, country, category, words, harmless, law, heeded);
  }

  Pattern forbidden() {
    return pattern(id, words);
  }

  Pattern harmlessAround() {
    return harmless.isEmpty() ? Pattern.compile("(?!)") : pattern(id, harmless);
  }

  private static Pattern pattern(String id, String words) {
    if (words.length() > LONGEST_WORDS) {
      throw new IllegalArgumentException(
          "the words of claim '%s' have %,d characters, more than %,d"
              .formatted(id, words.length(), LONGEST_WORDS));
    }
    if (PHRASES.matcher(words).matches()) {
      return Pattern.compile(
          Arrays.stream(words.split("\\|"))
              .map(phrase -> ReadableText.of(phrase).strip())
              .filter(phrase -> !phrase.isEmpty())
              .map(ForbiddenClaim::whole)
              .collect(Collectors.joining("|")));
    }
    if (SilentPaths.tooMany(words)) {
      throw tooLong(id, words);
    }
    try {
      // Those of the program are in lower case, and faster so.
      boolean plain = words.equals(words.toLowerCase(Locale.ROOT));
      return Pattern.compile(words, plain ? 0 : Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'%s' of claim '%s' is no regular expression: %s"
              .formatted(words, id, e.getDescription()),
          e);
    }
  }

  /// A phrase that begins or ends with a Latin letter is one of whole words: "cure" is not in
  /// "secure".
  private static String whole(String phrase) {
    String before = latin(phrase.charAt(0)) ? "(?<![a-z0-9])" : "";
    String after = latin(phrase.charAt(phrase.length() - 1)) ? "(?![a-z0-9])" : "";
    return before + Pattern.quote(phrase) + after;
  }

  private static boolean latin(char c) {
    return c < 0x250 && Character.isLetterOrDigit(c);
  }

  private static void probe(String id, String words, Pattern pattern) {
    String letters = ReadableText.of(words).replaceAll("[^\\p{L}\\p{N} ]", "");
    Stream<String> own =
        letters.isEmpty() ? Stream.of() : Stream.of(letters, letters.substring(0, 1));
    for (String filling : Stream.concat(own, OTHERS.stream()).distinct().toList()) {
      try {
        String text = filling.repeat(PROBE / filling.length() + 1) + "!";
        var _ = pattern.matcher(new CountedText(text, new int[1])).results().count();
      } catch (TooManySteps | StackOverflowError _) {
        throw tooLong(id, words);
      }
    }
  }

  private static IllegalArgumentException tooLong(String id, String words) {
    return new IllegalArgumentException(
        "'%s' of claim '%s' takes too long to look for: repeat nothing that may be empty"
            .formatted(words, id));
  }

  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// A text that can be read so often only.
  @SuppressWarnings("ArrayRecordComponent") // Counts, shared with its parts.
  private record CountedText(String text, int[] steps) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++steps[0] > MOST_STEPS) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new CountedText(text.substring(start, end), steps);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
