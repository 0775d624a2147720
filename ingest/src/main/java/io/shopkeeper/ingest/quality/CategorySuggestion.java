package io.shopkeeper.ingest.quality;

import org.jspecify.annotations.Nullable;

/// A category of a platform that the shop does not have, and what it may be there.
///
/// @param category its path, as in `Home > Mugs`
/// @param products in it, of `ofProducts` of all platforms that have a category
/// @param suggestion the path of the shop's category; null if none is near
/// @param basis what the suggestion goes by
public record CategorySuggestion(
    String platform,
    String category,
    long products,
    long ofProducts,
    @Nullable String suggestion,
    Basis basis) {

  /// What a suggestion goes by.
  public enum Basis {
    /// Products that are the same on both sides.
    MERGED,
    NAME,
    /// The words of the titles in both.
    TITLES,
    NONE
  }

  /// As a line of `categories.tsv`, to be looked over: a remark where nothing is near.
  public String line() {
    return suggestion == null
        ? "# %s\t%s\t".formatted(platform, category)
        : "%s\t%s\t%s".formatted(platform, category, suggestion);
  }
}
