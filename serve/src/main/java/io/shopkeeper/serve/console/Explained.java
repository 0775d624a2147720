package io.shopkeeper.serve.console;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.rules.RuleTexts;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An answer of the recommender in words, each with the part of the score it stands for.
///
/// @param basis what the answer rests on, in words
/// @param notes what the rules of the shop have to say of it
public record Explained(String basis, String modelVersion, List<Item> items, List<String> notes) {

  /// A product and why.
  ///
  /// @param percent length of its bar, of the best one's
  public record Item(ProductId product, String title, String score, int percent, List<Why> why) {}

  /// One summand of a score.
  ///
  /// @param percent of the score
  public record Why(String words, String contribution, int percent) {}

  /// @param naming titles of products
  public static Explained of(
      Recommendations answer,
      Function<Collection<ProductId>, Map<ProductId, String>> naming,
      Texts t) {
    Map<ProductId, String> titles = naming.apply(mentioned(answer));
    var rules = new RuleTexts(t.language().locale());
    double best = answer.items().isEmpty() ? 1 : answer.items().getFirst().score();
    return new Explained(
        t.text("basis." + answer.basis().name().toLowerCase(Locale.ROOT)),
        answer.modelVersion(),
        answer.items().stream().map(item -> item(item, best, titles, t)).toList(),
        answer.notes().stream().map(note -> rules.text(note, UnaryOperator.identity())).toList());
  }

  private static Set<ProductId> mentioned(Recommendations answer) {
    return answer.items().stream()
        .flatMap(item ->
            Stream.concat(Stream.of(item.product()), item.reasons().stream().map(Reason::about)))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static Item item(
      Recommendation item, double best, Map<ProductId, String> titles, Texts t) {
    return new Item(
        item.product(),
        titles.getOrDefault(item.product(), item.product().value()),
        t.decimal(item.score()),
        percent(item.score(), best),
        item.reasons().stream()
            .map(reason ->
                new Why(
                    words(reason, titles, t),
                    t.decimal(reason.contribution()),
                    percent(reason.contribution(), item.score())))
            .toList());
  }

  static String words(Reason reason, Map<ProductId, String> titles, Texts t) {
    return switch (reason) {
      case Reason.BecauseOf because ->
          t.text(
              "why.because_of." + because.relation().name().toLowerCase(Locale.ROOT),
              titles.getOrDefault(because.product(), because.product().value()),
              t.number(because.customersInCommon()));
      case Reason.Followed followed ->
          t.text(
              "why.followed",
              titles.getOrDefault(followed.product(), followed.product().value()),
              t.number(followed.customers()));
      case Reason.NextInSequence next ->
          t.text(
              "why.next_in_sequence",
              titles.getOrDefault(next.newest(), next.newest().value()),
              t.number(next.read()));
      case Reason.Due due ->
          t.text(
              "why.due",
              t.number(due.times()),
              t.number(Math.round(due.usualDays())),
              t.number(Math.round(due.daysSince())));
      case Reason.InSameOrders same ->
          t.text(
              "why.in_same_orders",
              titles.getOrDefault(same.product(), same.product().value()),
              t.number(same.together()),
              t.number(same.ordersOfProduct()),
              t.decimal(same.lift()));
      case Reason.BoughtBefore before ->
          t.text(
              "why.bought_before",
              t.number(before.times()),
              t.number(before.baskets()),
              t.number(before.basketsSince()));
      case Reason.OftenBought often -> t.text("why.often_bought", t.number(often.customers()));
      case Reason.Popular popular ->
          t.text("why.popular", t.number(popular.buyers()), t.number(popular.days()));
      case Reason.Alike alike ->
          t.text(
              "why.alike",
              t.number(alike.customersInCommon()),
              t.decimal(alike.cosine()),
              t.decimal(alike.shrinkage()),
              t.decimal(alike.popularity()));
      case Reason.Ruled ruled -> t.text("why.rule." + ruled.kind(), ruled.name());
      case Reason.Weighed weighed -> new WeighedWords(titles, t).of(weighed);
      case Reason.Others others -> t.text("why.others", t.number(others.count()));
    };
  }

  private static int percent(double part, double whole) {
    return whole > 0 ? (int) Math.clamp(Math.round(100 * part / whole), 0, 100) : 0;
  }
}
