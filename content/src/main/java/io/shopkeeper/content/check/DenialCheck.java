package io.shopkeeper.content.check;

import io.shopkeeper.content.check.KnownFacts.Fact;
import io.shopkeeper.language.words.Span;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text denies though an attribute of that name says yes: "no rear light" of `rear light:
/// yes`, 不可登机 of 可登机: 是. Needs no table, since the attribute names what is denied.
final class DenialCheck {
  private static final Pattern YES = Pattern.compile("yes|y|true|included|是|有|支持|可|可以|带|含");

  /// What says in an attribute's name only that it is so.
  private static final Pattern AFFIRMED =
      Pattern.compile("^(?:是否|可以|能够|支持|可|能|已|带|有|has |with |is )");

  private static final String NOT =
      "(?:不可以|不可|不能|不支持|不带|没有|没|并未|未|无|不"
          + "|(?<![a-z])(?:no|not|without|lacks|lacking|does not have|doesn't have|has no)"
          + "(?: (?:a|an|any|the))? )";

  private DenialCheck() {}

  static void read(Reading reading) {
    for (Fact fact : reading.known().facts()) {
      if (YES.matcher(fact.readable()).matches()) {
        read(reading, fact);
      }
    }
  }

  private static void read(Reading reading, Fact fact) {
    String name = AFFIRMED.matcher(fact.name().strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    if (name.isEmpty() || !reading.readable().contains(name)) {
      return;
    }
    Matcher denied =
        Pattern.compile(NOT + Pattern.quote(name) + "(?![a-z])").matcher(reading.readable());
    while (denied.find()) {
      var span = new Span(denied.start(), denied.end());
      if (!reading.decided(span, kind -> kind == Kind.CONTRADICTION)) {
        reading.find(
            Kind.CONTRADICTION,
            span,
            "与商品信息矛盾：%s为“%s”".formatted(fact.name(), fact.value()),
            "the facts say the opposite: %s is '%s'".formatted(fact.name(), fact.value()));
      }
    }
  }
}
