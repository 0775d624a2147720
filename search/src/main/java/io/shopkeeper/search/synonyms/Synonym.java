package io.shopkeeper.search.synonyms;

import io.shopkeeper.language.NormalText;
import io.shopkeeper.search.lexical.Terms;

/// Words that find what other words find, as in `tee => t-shirt`, or each what the other finds, as
/// in `球鞋 = 运动鞋`.
///
/// @param words in normal form, as customers write them
/// @param means in normal form, what is looked for as well
/// @param bothWays whether `words` are looked for as well where `means` is written
public record Synonym(String words, String means, boolean bothWays) {
  /// The most characters of either side.
  public static final int MOST = 60;

  public Synonym {
    words = normal("words", words);
    means = normal("means", means);
    if (Terms.stems(words).equals(Terms.stems(means))) {
      throw new IllegalArgumentException("'%s' finds '%s' anyhow".formatted(words, means));
    }
  }

  private static String normal(String what, String text) {
    String normal = NormalText.of(text);
    if (normal.length() > MOST || Terms.plain(normal).isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' has %d characters and %d words, 1 to %d characters with a word are needed"
              .formatted(what, normal.length(), Terms.plain(normal).size(), MOST));
    }
    return normal;
  }

  /// As people write it down.
  public String text() {
    return words + (bothWays ? " = " : " => ") + means;
  }

  /// Whether one who writes `asked` is shown what `found` finds.
  public boolean leads(String asked, String found) {
    return (words.equals(asked) && means.equals(found))
        || (bothWays && means.equals(asked) && words.equals(found));
  }
}
