package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.VariantTraits;
import java.util.List;

/// What tells variants of a product apart must agree: amounts, numbers, model codes, colours,
/// sizes; and the words of the titles, of which variants have some of their own.
///
/// A colour or size in a word that is not known is such a word: where each has something that the
/// other has not, be it a trait or a word, only a key tells that they are the same.
final class VariantComparison implements Comparison {
  private static final List<Level> LEVELS =
      List.of(
          Level.agreeing("all agrees", .55, .003, .005),
          Level.agreeing("one says more", .25, .06, .02),
          Level.excluding("each says something else", .15, .437, .475),
          Level.excluding("contradicts", .05, .50, .50));

  private static final int ALL = 0;
  private static final int MORE = 1;
  private static final int OTHER = 2;
  private static final int CONTRADICTS = 3;

  private final ProductTitles titles;
  private final TitleWords[] words;

  VariantComparison(ProductTitles titles, int size) {
    this.titles = titles;
    words = new TitleWords[size];
    for (int i = 0; i < size; i++) {
      words[i] = TitleWords.of(titles.plain(i));
    }
  }

  @Override
  public String name() {
    return "variant";
  }

  @Override
  public Role role() {
    return Role.IDENTITY;
  }

  @Override
  public List<Level> levels() {
    return LEVELS;
  }

  @Override
  public int level(int left, int right) {
    VariantTraits.Agreement agreement = titles.traits(left).compare(titles.traits(right));
    if (agreement == VariantTraits.Agreement.CONFLICT) {
      return CONTRADICTS;
    }
    boolean wordless = words[left].isEmpty() || words[right].isEmpty();
    if (wordless && agreement == VariantTraits.Agreement.NONE) {
      return UNKNOWN;
    }
    boolean leftMore =
        agreement == VariantTraits.Agreement.MORE || !wordless && words[left].hasOwn(words[right]);
    boolean rightMore =
        agreement == VariantTraits.Agreement.LESS || !wordless && words[right].hasOwn(words[left]);
    if (leftMore && rightMore || agreement == VariantTraits.Agreement.EACH) {
      return OTHER;
    }
    return leftMore || rightMore ? MORE : ALL;
  }
}
