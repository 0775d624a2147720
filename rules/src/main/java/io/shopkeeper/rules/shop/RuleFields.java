package io.shopkeeper.rules.shop;

import io.shopkeeper.domain.expression.ExpressionException;
import io.shopkeeper.domain.expression.Words;
import io.shopkeeper.rules.Effect;
import io.shopkeeper.rules.EffectText;
import io.shopkeeper.rules.Place;
import io.shopkeeper.rules.Rule;
import io.shopkeeper.rules.Schedule;
import io.shopkeeper.rules.Selector;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A rule in named texts, as forms, files and requests have it: `id`, `name` (the id without),
/// `effect` (`boost 2`), `where` (everything without), `places` (all without), `from`, `until`,
/// `priority` (0 without) and `on` (yes without).
public final class RuleFields {
  /// The fields, in the order of a file's columns.
  public static final List<String> NAMES =
      List.of("id", "name", "effect", "where", "places", "from", "until", "priority", "on");

  private static final Pattern SEPARATOR = Pattern.compile("[\\s,;，；、]+");
  private static final Set<String> YES = Set.of("", "yes", "true", "1", "on", "是");
  private static final Set<String> NO = Set.of("no", "false", "0", "off", "否");

  private final Moments moments;

  /// @param zone of the shop
  /// @param now what `today` and `until sunday` are reckoned from
  public RuleFields(ZoneId zone, Instant now) {
    this.moments = new Moments(zone, now);
  }

  /// @param field a field's text, empty for one that was not given
  /// @throws IllegalArgumentException naming the field and what is wrong with it
  public Rule read(UnaryOperator<String> field) {
    String id = field.apply("id").strip();
    String name = field.apply("name").strip();
    return new Rule(
        id,
        name.isEmpty() ? id : name,
        effect(field.apply("effect")),
        where(field.apply("where")),
        places(field.apply("places")),
        new Schedule(moments.begin(field.apply("from")), moments.end(field.apply("until"))),
        priority(field.apply("priority").strip()),
        on(Words.normal(field.apply("on"))));
  }

  /// The texts of a rule, in the order of [#NAMES].
  public List<String> write(Rule rule) {
    return List.of(
        rule.id(),
        rule.name(),
        rule.effect().text(),
        rule.where().text(),
        rule.places().equals(Place.ALL) ? "" : text(rule.places()),
        moments.beginText(rule.schedule().from()),
        moments.endText(rule.schedule().until()),
        Integer.toString(rule.priority()),
        rule.on() ? "yes" : "no");
  }

  private static Effect effect(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("effect is missing, as in 'boost 2'");
    }
    return EffectText.parse(text);
  }

  private static Selector where(String text) {
    try {
      return Selector.parse(text);
    } catch (ExpressionException e) {
      throw new IllegalArgumentException("where, " + e.getMessage(), e);
    }
  }

  private static Set<Place> places(String text) {
    var places = EnumSet.noneOf(Place.class);
    for (String word : SEPARATOR.split(Words.normal(text), -1)) {
      if (!word.isEmpty() && !word.equals("all")) {
        places.add(
            Place.of(word)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "'%s' is no list: %s".formatted(word, text(Place.ALL)))));
      }
    }
    return places.isEmpty() ? Place.ALL : places;
  }

  private static String text(Set<Place> places) {
    return places.stream().sorted().map(Place::wireName).collect(Collectors.joining(" "));
  }

  private static int priority(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("[+-]?[0-9]{1,6}")) {
      throw new IllegalArgumentException(
          "the priority '%s' is no whole number from -1000 to 1000".formatted(text));
    }
    return Integer.parseInt(text);
  }

  private static boolean on(String text) {
    if (!YES.contains(text) && !NO.contains(text)) {
      throw new IllegalArgumentException("on is '%s': yes or no".formatted(text));
    }
    return YES.contains(text);
  }
}
