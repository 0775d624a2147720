package io.shopkeeper.assist.speak;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ResourceTexts;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.language.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The sentences of one language. Immutable.
public final class Sentences {
  private final Language language;
  private final Locale locale;
  private final Shop shop;
  private final Properties texts;

  /// @param language Chinese or English
  public Sentences(Language language, Shop shop) {
    this.language = language;
    this.locale = language == Language.CHINESE ? Locale.CHINA : Locale.ENGLISH;
    this.shop = shop;
    this.texts =
        ResourceTexts.read(
            Sentences.class,
            "sentences_" + (language == Language.CHINESE ? "zh" : "en") + ".properties");
  }

  public Language language() {
    return language;
  }

  /// @throws IllegalArgumentException if there is no such sentence
  public String said(String key, Object... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no sentence '%s'".formatted(key));
    }
    return text.formatted(values);
  }

  /// A number of things, as in `reviews`.
  public String counted(String things, long count) {
    return said(things + (count == 1 ? ".1" : ".n"), count);
  }

  public String money(Money amount) {
    return amount.text(locale);
  }

  /// The shop's day, as in 2026-11-05.
  public String day(Instant instant) {
    return shop.day(instant).toString();
  }

  /// The shop's day.
  public LocalDate date(Instant instant) {
    return shop.day(instant);
  }

  /// A number with one digit behind the point.
  public String tenth(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  /// A product's title in this language if it has one, else the one it has.
  public String title(Product product) {
    if (Language.of(product.title()) == language) {
      return product.title();
    }
    for (Map.Entry<String, String> attribute : new TreeMap<>(product.attributes()).entrySet()) {
      if (attribute.getKey().startsWith("title_")
          && Language.of(attribute.getValue()) == language) {
        return attribute.getValue();
      }
    }
    return product.title();
  }
}
