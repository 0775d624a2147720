package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.ResourceTexts;
import io.shopkeeper.domain.Shop;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The words of one language, and numbers, money and times as its readers write them; times are the
/// shop's. Immutable.
public final class Texts {
  private static final ConcurrentHashMap<Language, Properties> MESSAGES = new ConcurrentHashMap<>();

  private final Language language;
  private final Properties messages;
  private final Locale locale;
  private final Shop shop;
  private final InstantSource clock;

  Texts(Language language, Shop shop, InstantSource clock) {
    this.language = language;
    this.messages = MESSAGES.computeIfAbsent(language, Texts::read);
    this.locale =
        shop.locale().getLanguage().equals(language.tag()) && !shop.locale().getCountry().isEmpty()
            ? shop.locale()
            : language.locale();
    this.shop = shop;
    this.clock = clock;
  }

  public Language language() {
    return language;
  }

  /// For programs, as in `zh-CN`.
  public String localeTag() {
    return locale.toLanguageTag();
  }

  /// A message with its `{0}`, `{1}` … replaced.
  ///
  /// @throws IllegalArgumentException if there is none: a missing text is a mistake of ours
  public String text(String key, Object... values) {
    String text = messages.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException(
          "no text '%s' in language %s".formatted(key, language.tag()));
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /// What a figure is, for whoever rests the pointer on its name: of `live.revenue` the message
  /// `live.means.revenue`.
  public String meaning(String key) {
    int last = key.lastIndexOf('.');
    return text(key.substring(0, last) + ".means" + key.substring(last));
  }

  /// The text for a name that others may add to, as a reason of `ingest`; the name itself where we
  /// have none.
  public String named(String prefix, String name) {
    return messages.getProperty(prefix + "." + name, name);
  }

  public String number(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  /// Three digits after the point.
  public String decimal(double value) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(3);
    format.setMaximumFractionDigits(3);
    return format.format(value);
  }

  /// One digit after the point, with its sign.
  public String signed(double value) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return (value < 0 ? "−" : "+") + format.format(Math.abs(value));
  }

  /// A mean of stars, two digits after the point.
  public String stars(double mean) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    return format.format(mean);
  }

  public String percent(double share) {
    return NumberFormat.getPercentInstance(locale).format(share);
  }

  public String money(@Nullable Money amount) {
    return amount == null ? "–" : amount.text(locale);
  }

  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
  }

  /// Day and minute in the shop's time zone.
  public String time(@Nullable Instant time) {
    return time == null
        ? "–"
        : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale)
            .format(time.atZone(shop.timeZone()));
  }

  /// The time of day to the second, in the shop's time zone.
  public String clock(Instant time) {
    return DateTimeFormatter.ofPattern("HH:mm:ss", locale).format(time.atZone(shop.timeZone()));
  }

  /// How long ago, roughly.
  public String ago(Instant time) {
    Duration age = Duration.between(time, clock.instant());
    if (age.toMinutes() < 1) {
      return text("ago.now");
    }
    if (age.toHours() < 1) {
      return text("ago.minutes", number(age.toMinutes()));
    }
    return age.toDays() < 2
        ? text("ago.hours", number(age.toHours()))
        : text("ago.days", number(age.toDays()));
  }

  /// How long something took.
  public String duration(Duration duration) {
    return text("duration.seconds", decimal(duration.toMillis() / 1000.0));
  }

  private static Properties read(Language language) {
    return ResourceTexts.read(Texts.class, "messages_" + language.tag() + ".properties");
  }
}
