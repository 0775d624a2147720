package io.shopkeeper.content.texts;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which text of a product: the one that customers of a language read in a channel.
///
/// @param language Chinese or English
/// @param channel as in `page`
/// @param variant tells texts apart that are tried against each other, as in `a`
public record TextKey(ProductId product, Language language, String channel, String variant) {
  /// The product's own page.
  public static final String PAGE = "page";

  /// The only variant where nothing is tried.
  public static final String FIRST = "a";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final int PARTS = 3;

  public TextKey {
    if (language == Language.OTHER) {
      throw new IllegalArgumentException("texts are in CHINESE or ENGLISH, not OTHER");
    }
    require("channel", channel);
    require("variant", variant);
  }

  private static void require(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a %s is of a-z, 0-9 and '-', at most 32: '%s'".formatted(what, name));
    }
  }

  /// The text of a product's page.
  public static TextKey page(ProductId product, Language language) {
    return new TextKey(product, language, PAGE, FIRST);
  }

  /// `zh` or `en`.
  public static String tag(Language language) {
    return language == Language.CHINESE ? "zh" : "en";
  }

  /// The language of a tag.
  public static Optional<Language> language(String tag) {
    return switch (tag) {
      case "zh" -> Optional.of(Language.CHINESE);
      case "en" -> Optional.of(Language.ENGLISH);
      default -> Optional.empty();
    };
  }

  public String tag() {
    return tag(language);
  }

  /// As it stands in addresses: `P0001~zh~page~a`.
  public String id() {
    return "%s~%s~%s~%s".formatted(product.value(), tag(), channel, variant);
  }

  /// The other way round.
  ///
  /// @throws IllegalArgumentException if it is no id
  public static TextKey parse(String id) {
    int[] cuts = new int[PARTS];
    int to = id.length();
    for (int part = PARTS - 1; part >= 0; part--) {
      cuts[part] = id.lastIndexOf('~', to - 1);
      to = cuts[part];
      if (to < 1) {
        throw new IllegalArgumentException(
            "the id of a text is as in P0001~zh~page~a: '%s'".formatted(id));
      }
    }
    String tag = id.substring(cuts[0] + 1, cuts[1]);
    return new TextKey(
        new ProductId(id.substring(0, cuts[0])),
        language(tag)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the language of a text is zh or en: '%s'".formatted(tag))),
        id.substring(cuts[1] + 1, cuts[2]),
        id.substring(cuts[2] + 1));
  }

  @Override
  public String toString() {
    return id();
  }
}
