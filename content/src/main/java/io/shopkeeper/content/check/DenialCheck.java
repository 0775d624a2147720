package io.shopkeeper.content.check;

import io.shopkeeper.content.check.KnownFacts.Fact;
import io.shopkeeper.language.words.Span;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text denies though an attribute of that name says yes: "no rear light" of `rear light:
/// yes`, 不可登机 of 可登机: 是; and the other way round, what an attribute says there is none of: "the
/// microphone" of `microphone: no`. Needs no table, since the attribute names what is meant.
final class DenialCheck {
  private static final Pattern YES = Pattern.compile("yes|y|true|included|是|有|支持|可|可以|带|含");

  /// What says in an attribute's name only that it is so.
  private static final Pattern AFFIRMED =
      Pattern.compile("^(?:是否|可以|能够|支持|可|能|已|带|有|has |with |is )");

  private static final String NOT =
      "(?:不可以|不可|不能|不支持|不带|没有|没|并未|未|无|不"
          + "|(?<![a-z])(?:no|not|without|lacks|lacking|does not have|doesn't have|has no)"
          + "(?: (?:a|an|any|the))? )";

  /// Words that leave open whether there is any.
  private static final Pattern OPEN =
      Pattern.compile(
          "[不无没免未勿别非否零]|(?<![a-z])(?:no|not|non|never|without|free|neither|nor|zero|lacks?|need|needs|needed|if|instead|separately|optional|cannot|isn't|doesn't|don't)(?![a-z])");

  private static final Pattern CLAUSE = Pattern.compile("[，。；;,.!?！？:：\n]");

  private DenialCheck() {}

  static void read(Reading reading) {
    for (Fact fact : reading.known().facts()) {
      if (YES.matcher(fact.readable()).matches()) {
        read(reading, fact);
      } else if (KnownFacts.denied(fact.readable())) {
        affirmed(reading, fact);
      }
    }
  }

  /// What the facts say is not there, in a clause that denies nothing.
  private static void affirmed(Reading reading, Fact fact) {
    String name = AFFIRMED.matcher(fact.name().strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    boolean latin = Words.latin(name, 0);
    String text = reading.readable();
    if (name.length() < (latin ? 4 : 2) || !Words.holds(text, name)) {
      return;
    }
    int start = 0;
    for (String clause : CLAUSE.split(text)) {
      int at = clause.indexOf(name);
      var span = new Span(start + Math.max(0, at), start + Math.max(0, at) + name.length());
      if (at >= 0
          && Words.holds(clause, name)
          && !OPEN.matcher(clause).find()
          && !reading.decided(span, Kind::claim)
          && !reading.quoted(span)) {
        contradicts(reading, span, fact);
      }
      start += clause.length() + 1;
    }
  }

  private static void contradicts(Reading reading, Span span, Fact fact) {
    reading.find(
        Kind.CONTRADICTION,
        span,
        "与商品信息矛盾：%s为“%s”".formatted(fact.name(), fact.value()),
        "the facts say the opposite: %s is '%s'".formatted(fact.name(), fact.value()));
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
        contradicts(reading, span, fact);
      }
    }
  }
}
