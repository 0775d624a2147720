package io.shopkeeper.rules;

import io.shopkeeper.domain.ResourceTexts;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.UnaryOperator;

/// Findings and notes in plain sentences of one language. Immutable.
public final class RuleTexts {
  private final Locale locale;
  private final Properties messages;

  /// @param locale Chinese for Chinese texts, else English ones
  public RuleTexts(Locale locale) {
    this.locale = locale;
    String language = locale.getLanguage().equals("zh") ? "zh" : "en";
    this.messages = ResourceTexts.read(RuleTexts.class, "rules_" + language + ".properties");
  }

  public String text(Finding finding) {
    return switch (finding) {
      case Finding.UnknownAttribute(var rule, var attribute, var meant) ->
          meant.isEmpty()
              ? said("unknown", rule, attribute)
              : said("unknown.meant", rule, attribute, meant);
      case Finding.NoNumbers(var rule, var attribute) -> said("no_numbers", rule, attribute);
      case Finding.AboutNothing(var rule) -> said("nothing", rule);
      case Finding.ExcludesAll(var rules, var place) ->
          said("excludes_all", joined(rules), said("place." + place.wireName()));
      case Finding.SamePlace(var first, var second, int position) ->
          said("same_place", first, second, position);
      case Finding.PinExcluded(var pin, var excluding) -> said("pin_excluded", pin, excluding);
      case Finding.Opposed(var boost, var bury, int products) ->
          said("opposed", boost, bury, products);
      case Finding.OnlyOne(var first, var second) -> said("only_one", first, second);
    };
  }

  /// @param name a rule's name by its id
  public String text(Note note, UnaryOperator<String> name) {
    return switch (note) {
      case Note.Emptied(var rules) -> said("emptied", joined(rules.stream().map(name).toList()));
      case Note.Shortened(var rules) ->
          said("shortened", joined(rules.stream().map(name).toList()));
      case Note.Unpinned(var rule, var cause) ->
          said("unpinned." + cause.name().toLowerCase(Locale.ROOT), name.apply(rule));
    };
  }

  private String joined(List<String> names) {
    return String.join(said("comma"), names);
  }

  private String said(String key, Object... values) {
    String message = messages.getProperty(key);
    if (message == null) {
      throw new IllegalStateException("no text " + key);
    }
    return new MessageFormat(message, locale).format(values);
  }
}
