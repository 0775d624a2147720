package io.shopkeeper.content.write;

import io.shopkeeper.language.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where an advertisement stands, and how long it may be there.
public enum AdChannel {
  /// A place in the shop's own pages.
  SLOT(24, 60),
  /// A headline beside search results.
  SEARCH(15, 30),
  /// The subject of an e-mail.
  EMAIL(25, 60),
  /// A text message.
  SMS(65, 150),
  /// A post.
  SOCIAL(140, 280);

  private final int chinese;
  private final int english;

  AdChannel(int chinese, int english) {
    this.chinese = chinese;
    this.english = english;
  }

  /// In characters.
  public int longest(Language language) {
    return language == Language.CHINESE ? chinese : english;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AdChannel> of(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
  }
}
