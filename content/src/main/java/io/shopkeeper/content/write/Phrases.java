package io.shopkeeper.content.write;

import io.shopkeeper.domain.ResourceTexts;
import io.shopkeeper.language.Language;
import java.util.Objects;
import java.util.Properties;

/// The words around facts, in a language.
final class Phrases {
  private static final Phrases CHINESE = new Phrases("phrases_zh.properties");
  private static final Phrases ENGLISH = new Phrases("phrases_en.properties");

  private final Properties texts;

  private Phrases(String resource) {
    texts = ResourceTexts.read(Phrases.class, resource);
  }

  static Phrases of(Language language) {
    return language == Language.CHINESE ? CHINESE : ENGLISH;
  }

  /// What is put in is never read for places itself.
  String say(String key, String... values) {
    String text = Objects.requireNonNull(texts.getProperty(key), key);
    var said = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        said.append(values[text.charAt(i + 1) - '0']);
        i += 2;
      } else {
        said.append(text.charAt(i));
      }
    }
    return said.toString();
  }
}
