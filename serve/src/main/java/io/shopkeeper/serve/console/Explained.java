package io.shopkeeper.serve.console;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.rules.RuleTexts;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

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
  /// @param about the product it speaks of; empty if none
  /// @param percent of the score
  public record Why(String words, String about, String contribution, int percent) {}

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

  private static HashSet<ProductId> mentioned(Recommendations answer) {
    var ids = new HashSet<ProductId>();
    for (Recommendation item : answer.items()) {
      ids.add(item.product());
      for (Reason reason : item.reasons()) {
        switch (reason) {
          case Reason.BecauseOf because -> ids.add(because.product());
          case Reason.Followed followed -> ids.add(followed.product());
          case Reason.NextInSequence next -> ids.add(next.newest());
          case Reason.Alike alike -> ids.add(alike.product());
          case Reason.InSameOrders same -> ids.add(same.product());
          case Reason.Weighed weighed -> {
            ProductId past = weighed.product();
            if (past != null) {
              ids.add(past);
            }
          }
          case Reason.Due _,
              Reason.BoughtBefore _,
              Reason.OftenBought _,
              Reason.Popular _,
              Reason.Ruled _,
              Reason.Others _ -> {}
        }
      }
    }
    return ids;
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
                    about(reason),
                    t.decimal(reason.contribution()),
                    percent(reason.contribution(), item.score())))
            .toList());
  }

  private static String words(Reason reason, Map<ProductId, String> titles, Texts t) {
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

  private static String about(Reason reason) {
    return switch (reason) {
      case Reason.BecauseOf because -> because.product().value();
      case Reason.Followed followed -> followed.product().value();
      case Reason.NextInSequence next -> next.newest().value();
      case Reason.InSameOrders same -> same.product().value();
      case Reason.Weighed weighed -> {
        ProductId past = weighed.product();
        yield past == null ? "" : past.value();
      }
      case Reason.Due _,
          Reason.BoughtBefore _,
          Reason.OftenBought _,
          Reason.Popular _,
          Reason.Alike _,
          Reason.Ruled _,
          Reason.Others _ ->
          "";
    };
  }

  private static int percent(double part, double whole) {
    return whole > 0 ? (int) Math.clamp(Math.round(100 * part / whole), 0, 100) : 0;
  }
}
