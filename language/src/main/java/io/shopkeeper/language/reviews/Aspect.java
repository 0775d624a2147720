package io.shopkeeper.language.reviews;

/// Something about a product or the shop that customers judge.
///
/// @param id stable; a discovered aspect's is the word it was found by
public record Aspect(String id, String chinese, String english, Owner owner) {

  /// Who can do something about it.
  public enum Owner {
    PRODUCT,
    LOGISTICS,
    SERVICE
  }

  /// Its name in a language; others read the English one.
  public String name(boolean inChinese) {
    return inChinese ? chinese : english;
  }
}
