package io.shopkeeper.search;

/// What is asked of a [Searcher].
///
/// @param text as somebody wrote it; of a long one the beginning is read
/// @param count how many products are wanted, from 1 to [#MAX_COUNT]
/// @param offset how many are left out at the head, from 0 to [#MAX_OFFSET]
/// @param explained whether every hit is to say what its score is made of
/// @param tastes of who asks
public record SearchRequest(
    String text, SearchFilter filter, int count, int offset, boolean explained, Tastes tastes) {
  /// The most products one answer holds.
  public static final int MAX_COUNT = 100;

  /// As far as anybody turns pages.
  public static final int MAX_OFFSET = 1_000;

  public SearchRequest {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException(
          "count is %d, from 1 to %d are allowed".formatted(count, MAX_COUNT));
    }
    if (offset < 0 || offset > MAX_OFFSET) {
      throw new IllegalArgumentException(
          "offset is %d, from 0 to %d are allowed".formatted(offset, MAX_OFFSET));
    }
  }

  /// The same for everybody.
  public SearchRequest(String text, SearchFilter filter, int count, int offset, boolean explained) {
    this(text, filter, count, offset, explained, Tastes.NONE);
  }

  /// The same for who has these tastes.
  public SearchRequest of(Tastes theirs) {
    return new SearchRequest(text, filter, count, offset, explained, theirs);
  }

  /// The first products, unfiltered and unexplained.
  public static SearchRequest of(String text, int count) {
    return new SearchRequest(text, SearchFilter.NONE, count, 0, false);
  }
}
