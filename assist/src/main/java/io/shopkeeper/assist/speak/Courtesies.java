package io.shopkeeper.assist.speak;

import io.shopkeeper.domain.ResourceTexts;
import io.shopkeeper.language.Language;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What may be said around the statements of an answer: none of it is a fact of a shop or a
/// question, so that it is true of whatever it stands beside, and a yes that follows answers
/// nothing of it. Immutable.
public final class Courtesies {
  /// Every one, in all languages.
  public static final Set<String> ALL =
      Stream.of(Language.ENGLISH, Language.CHINESE)
          .flatMap(language -> new Courtesies(language).texts.values().stream())
          .map(Object::toString)
          .collect(Collectors.toUnmodifiableSet());

  /// Chooses that nothing is said.
  public static final String NONE = "none";

  private final Properties texts;

  /// @param language Chinese or English
  public Courtesies(Language language) {
    this.texts =
        ResourceTexts.read(
            Courtesies.class,
            "courtesies_" + (language == Language.CHINESE ? "zh" : "en") + ".properties");
  }

  /// Where a courtesy may stand.
  public enum Place {
    /// Before everything else.
    OPENING,
    /// Between the first part of an answer and the next.
    LINK,
    /// After everything else.
    CLOSING;

    private String prefix() {
      return name().toLowerCase(Locale.ROOT) + ".";
    }
  }

  /// The names of those for a place, and [#NONE].
  public List<String> names(Place place) {
    Stream<String> named =
        texts.stringPropertyNames().stream()
            .filter(key -> key.startsWith(place.prefix()))
            .map(key -> key.substring(place.prefix().length()))
            .sorted();
    return Stream.concat(Stream.of(NONE), named).toList();
  }

  /// What each name says, for somebody to choose.
  public String menu(Place place) {
    return names(place).stream()
        .map(name -> name.equals(NONE) ? NONE : "%s (“%s”)".formatted(name, said(place, name)))
        .collect(Collectors.joining(", "));
  }

  /// @throws IllegalArgumentException if there is none of that name
  public String said(Place place, String name) {
    String text = texts.getProperty(place.prefix() + name);
    if (text == null) {
      throw new IllegalArgumentException("no courtesy '%s' for %s".formatted(name, place));
    }
    return text;
  }
}
