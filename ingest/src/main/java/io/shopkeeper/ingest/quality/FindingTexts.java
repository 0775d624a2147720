package io.shopkeeper.ingest.quality;

import io.shopkeeper.domain.ResourceTexts;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Findings in plain words of one language. Immutable.
public final class FindingTexts {
  private static final ConcurrentHashMap<String, Properties> MESSAGES = new ConcurrentHashMap<>();

  private final Locale locale;
  private final Properties messages;

  /// What a finding says.
  ///
  /// @param title in a few words, with the figure that matters
  /// @param explanation what it is, with an example
  /// @param advice what to do next
  public record Said(String title, String explanation, String advice) {}

  /// @param locale Chinese for Chinese texts, else English ones
  public FindingTexts(Locale locale) {
    this.locale = locale;
    this.messages =
        MESSAGES.computeIfAbsent(
            locale.getLanguage().equals("zh") ? "zh" : "en", FindingTexts::read);
  }

  public Said of(Finding finding) {
    String kind = finding.kind().wireName();
    return new Said(
        text(kind + ".title", finding.figures()),
        text(kind + ".explanation", finding.figures()),
        text(kind + ".advice", finding.figures()));
  }

  /// The name of a field, as in `price` or `products.brand`.
  public String field(String name) {
    return label(name.contains(".") ? name : "field." + name);
  }

  /// What to do about records that were refused for a reason.
  public String adviceOnReason(String reason) {
    return messages.getProperty("advice." + reason, text("advice.other", List.of()));
  }

  private String text(String key, List<Figure> figures) {
    String text = messages.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text '%s' in %s".formatted(key, locale));
    }
    // One pass, so that words of the data are never taken for places.
    StringBuilder written = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      written.append(text, from, open);
      written.append(figure(figures.get(Integer.parseInt(text.substring(open + 1, close)))));
      from = close + 1;
    }
    return written.append(text.substring(from)).toString();
  }

  private String figure(Figure figure) {
    return switch (figure) {
      case Figure.Count count -> NumberFormat.getIntegerInstance(locale).format(count.count());
      case Figure.Share share -> percent(share.share());
      case Figure.Factor factor -> decimal(factor.factor(), 1);
      case Figure.Amount amount -> amount.money().text(locale);
      case Figure.Day day ->
          DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
              .withLocale(locale)
              .format(day.day());
      case Figure.Month month ->
          DateTimeFormatter.ofPattern(
                  locale.getLanguage().equals("zh") ? "yyyy年M月" : "MMMM yyyy", locale)
              .format(month.month());
      case Figure.Weekdays weekdays ->
          weekdays.days().stream()
              .map(day -> day.getDisplayName(TextStyle.FULL, locale))
              .collect(Collectors.joining(separator()));
      case Figure.Words words -> words.words();
      case Figure.Labels labels ->
          labels.keys().stream().map(this::label).collect(Collectors.joining(separator()));
    };
  }

  private String label(String key) {
    return messages.getProperty(key, key.substring(key.indexOf('.') + 1));
  }

  private String separator() {
    return locale.getLanguage().equals("zh") ? "、" : ", ";
  }

  /// A share with as many digits as it needs to say something.
  public String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(share == 0 || share >= .1 ? 0 : share >= .001 ? 1 : 3);
    return format.format(share);
  }

  private String decimal(double value, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }

  private static Properties read(String language) {
    return ResourceTexts.read(FindingTexts.class, "findings_" + language + ".properties");
  }
}
