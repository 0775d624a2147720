package io.shopkeeper.content.check;

import io.shopkeeper.content.check.KnownFacts.Fact;
import io.shopkeeper.content.check.KnownFacts.Measure;
import io.shopkeeper.content.check.lexicon.Topic;
import io.shopkeeper.content.check.quantity.Dimension;
import io.shopkeeper.content.check.quantity.Quantities;
import io.shopkeeper.content.check.quantity.Quantity;
import io.shopkeeper.language.words.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares every number with the facts, whatever unit either is in; prices and discounts, too.
final class QuantityCheck {
  private static final Pattern DISCOUNT =
      Pattern.compile(
          "(?<tenths>[1-9](?:\\.[0-9])?) ?折|(?<han>[一二三四五六七八九]{1,2})折(?![叠扇伞痕射返线边页角纸断弯合])"
              + "|(?<share>[0-9]{1,2}) ?% ?(?:off|discount|less)"
              + "|(?:discount of|save|saving) (?<saved>[0-9]{1,2}) ?%"
              + "|(?<half>(?<![a-z])half price|半价|对折)");
  private static final String TENTHS = "零一二三四五六七八九";
  private static final Pattern SAVED = Pattern.compile("(?:save|saving|off|立减|直降|优惠|立省|省下?|减) ?$");
  private static final Pattern EACH =
      Pattern.compile("^ ?(?:(?:each|apiece|per|an? [a-z]+|every)(?![a-z])|[一每])");
  private static final Pattern EACH_BEFORE =
      Pattern.compile("(?:[每平均单][^，。,.]{0,6}|each (?:for|at|is|costs?) )$");
  private static final double EACH_ROUNDED = 0.06;

  /// Promises of service that no product carries.
  private static final Pattern SERVICE =
      Pattern.compile(
          "^(?:天|日|小时|days?|hours?)?[^，。,.]{0,4}(?:无理由|包?退|客服|发货|returns?|refund|money"
              + " back|service|support|delivery)");

  private QuantityCheck() {}

  static void read(Reading reading) {
    discounts(reading);
    for (Quantity claim : Quantities.claimed(reading.readable())) {
      Kind kind = claim.dimension() == Dimension.MONEY ? Kind.PRICE : Kind.NUMBER;
      if (!reading.quoted(claim.span())
          && !reading.decided(
              claim.span(),
              of -> of == kind || of == Kind.FORBIDDEN || of == Kind.PRICE || of == Kind.BRAND)
          && !withinWord(reading, claim)) {
        read(reading, claim, kind);
      }
    }
  }

  /// 18K gold and omega-3 are words, not numbers.
  private static boolean withinWord(Reading reading, Quantity claim) {
    return reading.mentions().stream()
        .anyMatch(mention ->
            mention.meanings().stream().anyMatch(one -> one.topic() != Topic.BRAND)
                && mention.span().contains(claim.span()));
  }

  private static void read(Reading reading, Quantity claim, Kind kind) {
    Optional<Fact> fact =
        kind == Kind.PRICE
            ? price(reading, claim)
            : number(reading.known(), claim).or(() -> Arithmetic.supporting(reading, claim));
    if (fact.isPresent()) {
      reading.support(kind, claim.span(), fact.get());
      return;
    }
    if (kind == Kind.NUMBER && harmless(reading, claim)) {
      return;
    }
    Optional<Measure> nearest =
        reading.known().measures().stream()
            .filter(measure -> measure.quantity().dimension() == claim.dimension())
            .findFirst();
    String said = claim.span().in(reading.text());
    if (nearest.isPresent()) {
      Fact known = nearest.get().fact();
      reading.find(
          kind,
          claim.span(),
          "“%s”与商品信息不符：%s为“%s”".formatted(said, known.name(), known.value()),
          "the facts do not say '%s': %s is '%s'".formatted(said, known.name(), known.value()));
    } else {
      reading.find(
          kind,
          claim.span(),
          "商品信息中没有“%s”".formatted(said),
          "no fact supports '%s'".formatted(said));
    }
  }

  private static Optional<Fact> number(KnownFacts known, Quantity claim) {
    // A bare 9 makes no "9 months" right where a time is known.
    boolean measured = claim.dimension() != Dimension.COUNT && known.measures(claim.dimension());
    return known.measures().stream()
        .filter(measure ->
            !measured
                || claim.dimension() == Dimension.BARE
                || measure.quantity().dimension() != Dimension.BARE)
        .filter(measure -> claim.agreesWith(measure.quantity()))
        .map(Measure::fact)
        .findFirst();
  }

  private static Optional<Fact> price(Reading reading, Quantity claim) {
    KnownFacts known = reading.known();
    String before =
        reading.readable().substring(Math.max(0, claim.span().start() - 12), claim.span().start());
    String currency = known.product().currency();
    if (!claim.currency().isEmpty() && !currency.isEmpty() && !claim.currency().equals(currency)) {
      return Optional.empty();
    }
    List<Measure> amounts =
        known.measures().stream()
            .filter(measure ->
                measure.quantity().dimension() == Dimension.MONEY
                    || measure.fact().name().equals("price"))
            .toList();
    boolean saved = SAVED.matcher(before).find();
    for (Measure amount : amounts) {
      double right = amount.quantity().number();
      boolean equal = claim.agreesWith(amount.quantity().as(Dimension.MONEY));
      boolean difference =
          saved
              && amounts.stream()
                  .anyMatch(other ->
                      Math.abs(Math.abs(other.quantity().number() - right) - claim.number())
                          < 0.01);
      if (equal
          || difference
          || each(reading, claim, right)
          || Rates.right(reading, claim, right)) {
        return Optional.of(amount.fact());
      }
    }
    return Optional.empty();
  }

  /// "Ten yuan a bottle" of twelve for 120.
  private static boolean each(Reading reading, Quantity claim, double price) {
    String text = reading.readable();
    boolean each =
        EACH.matcher(text.substring(claim.span().end())).find()
            || EACH_BEFORE.matcher(text.substring(0, claim.span().start())).find();
    return each
        && reading.known().measures().stream()
            .map(measure -> measure.quantity().number())
            .filter(number -> number > 1)
            .map(number -> Quantity.bare(price / number).as(Dimension.MONEY))
            .anyMatch(one ->
                claim.agreesWith(one)
                    || Math.abs(one.number() - claim.number()) <= EACH_ROUNDED * claim.number());
  }

  private static void discounts(Reading reading) {
    Matcher found = DISCOUNT.matcher(reading.readable());
    while (found.find()) {
      double share = share(found);
      List<Double> amounts =
          reading.known().measures().stream()
              .filter(measure -> measure.quantity().dimension() == Dimension.MONEY)
              .map(measure -> measure.quantity().number())
              .toList();
      boolean right =
          amounts.stream()
              .anyMatch(
                  low -> amounts.stream().anyMatch(high -> Math.abs(low / high - share) < 0.006));
      var span = new Span(found.start(), found.end());
      if (!right
          && !reading.quoted(span)
          && reading.known().holding(span.in(reading.readable())).isEmpty()) {
        reading.find(Kind.PRICE, span, "商品信息中没有这一折扣", "the facts do not support this discount");
      }
    }
  }

  /// The part of the price that is left.
  private static double share(Matcher found) {
    if (found.group("half") != null) {
      return 0.5;
    }
    String han = found.group("han");
    if (han != null) {
      double share = 0;
      for (int i = han.length() - 1; i >= 0; i--) {
        share = (share + TENTHS.indexOf(han.charAt(i))) / 10;
      }
      return share;
    }
    if (found.group("tenths") != null) {
      return Double.parseDouble(found.group("tenths")) / 10;
    }
    String off = found.group("share") == null ? found.group("saved") : found.group("share");
    return 1 - Double.parseDouble(off) / 100;
  }

  private static boolean harmless(Reading reading, Quantity claim) {
    String behind = reading.readable().substring(claim.span().end());
    boolean whole = claim.dimension() == Dimension.PERCENT && claim.number() == 100;
    return Rates.basis(reading, claim)
        || whole && !reading.known().measures(Dimension.PERCENT)
        || claim.dimension() == Dimension.TIME && SERVICE.matcher(behind).find()
        || claim.dimension() == Dimension.BARE && SERVICE.matcher(behind).find();
  }
}
