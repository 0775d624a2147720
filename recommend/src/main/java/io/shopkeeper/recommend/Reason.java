package io.shopkeeper.recommend;

import io.shopkeeper.domain.ProductId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One summand of a score, with the figures it was computed from.
public sealed interface Reason {

  /// What the reason adds to the score.
  double contribution();

  /// The product that it speaks of besides the one that is recommended; null for none.
  default @Nullable ProductId about() {
    return switch (this) {
      case BecauseOf(var product, _, _, _) -> product;
      case Followed(var product, _, _) -> product;
      case InSameOrders(var product, _, _, _, _, _) -> product;
      case Alike(var product, _, _, _, _, _) -> product;
      case NextInSequence(var newest, _, _) -> newest;
      case Weighed weighed -> weighed.product();
      case BoughtBefore _, Due _, OftenBought _, Popular _, Ruled _, Others _ -> null;
    };
  }

  /// What the score would lose without the reason: of a plain sum what it adds.
  default double loss() {
    return contribution();
  }

  /// The order of a recommendation's reasons: what says nothing of the product last.
  Comparator<Reason> GREATEST_FIRST =
      Comparator.<Reason, Boolean>comparing(Reason::saysLittle)
          .thenComparing(Comparator.comparingDouble(Reason::loss).reversed());

  /// Whether it is what is left over beside named reasons, or what every product gets.
  default boolean saysLittle() {
    return this instanceof Others
        || (this instanceof Weighed weighed && weighed.topic().equals(Weighed.NEUTRAL));
  }

  /// The same reason where the score is multiplied by `factor`.
  default Reason scaled(double factor) {
    double scaled = factor * contribution();
    return switch (this) {
      case BecauseOf(var product, var relation, var common, _) ->
          new BecauseOf(product, relation, common, scaled);
      case Followed(var product, var customers, _) -> new Followed(product, customers, scaled);
      case NextInSequence(var newest, var read, _) -> new NextInSequence(newest, read, scaled);
      case BoughtBefore(var times, var baskets, var since, _) ->
          new BoughtBefore(times, baskets, since, scaled);
      case Due(var times, var usual, var since, _) -> new Due(times, usual, since, scaled);
      case InSameOrders(var product, var together, var of, var ofThis, var orders, _) ->
          new InSameOrders(product, together, of, ofThis, orders, scaled);
      case OftenBought(var customers, _) -> new OftenBought(customers, scaled);
      case Popular(var buyers, var visitors, var days, _) ->
          new Popular(buyers, visitors, days, scaled);
      case Alike(var product, var cosine, var shrinkage, var popularity, var common, _) ->
          new Alike(product, cosine, shrinkage, popularity, common, scaled);
      case Ruled(var rule, var kind, var name, _) -> new Ruled(rule, kind, name, scaled);
      case Weighed(var topic, var part, var product, var value, var figure, _, double loss) ->
          new Weighed(topic, part, product, value, figure, scaled, factor * loss);
      case Others(var count, _) -> new Others(count, scaled);
    };
  }

  /// The visitor bought, carted or viewed a product that goes with this one.
  ///
  /// @param product the product of the visitor's own past
  /// @param relation what the visitor had to do with it
  /// @param customersInCommon how many visitors had to do with both products
  record BecauseOf(ProductId product, Relation relation, int customersInCommon, double contribution)
      implements Reason {}

  /// Visitors who had a product of this one's past, or the product asked about, took this one with
  /// or after it.
  ///
  /// @param product the product that came first
  /// @param customers how many visitors had the two in this order
  record Followed(ProductId product, int customers, double contribution) implements Reason {}

  /// The customer has bought it before.
  ///
  /// @param times in how many of the customer's `baskets` it was
  /// @param basketsSince how many came after the last with it; 0 for the newest
  record BoughtBefore(int times, int baskets, int basketsSince, double contribution)
      implements Reason {}

  /// The customer bought it, and the usual interval has nearly passed or passed.
  ///
  /// @param times in how many orders the customer bought it
  /// @param usualDays the customer's interval, that of others where their own is little known
  /// @param daysSince the last of these orders
  record Due(int times, double usualDays, double daysSince, double contribution)
      implements Reason {}

  /// It is in the same orders as the product asked about more often than by chance.
  ///
  /// @param product the product asked about
  /// @param together how many orders hold both
  /// @param ordersOfProduct how many hold the product asked about
  /// @param ordersOfThis how many hold this one
  /// @param orders how many there are
  record InSameOrders(
      ProductId product,
      int together,
      int ordersOfProduct,
      int ordersOfThis,
      int orders,
      double contribution)
      implements Reason {

    /// How many times more often the two are together than by chance.
    public double lift() {
      return (double) together * orders / ((double) ordersOfProduct * ordersOfThis);
    }
  }

  /// It is bought by many, told by baskets that carry no dates.
  ///
  /// @param customers how many have bought it
  record OftenBought(int customers, double contribution) implements Reason {}

  /// It comes next in sequences like the visitor's; what each product of the sequence adds cannot
  /// be told apart.
  ///
  /// @param newest product of the sequence
  /// @param read how many of the newest products were read
  record NextInSequence(ProductId newest, int read, double contribution) implements Reason {}

  /// It is popular lately.
  ///
  /// @param buyers how many different visitors bought it within `days`
  /// @param visitors how many viewed, carted or bought it within `days`
  /// @param days up to the last event the model has seen
  record Popular(int buyers, int visitors, int days, double contribution) implements Reason {}

  /// The product asked about has the same customers; the contribution is `cosine` × `shrinkage` ×
  /// `popularity`.
  ///
  /// @param product the product asked about
  /// @param cosine of the angle between the two products' customers, or between the factors a model
  ///   describes them by, from 0 to 1
  /// @param shrinkage below 1 where few customers speak for it
  /// @param popularity below 1 where this product goes with nearly everything, above 1 for a rare
  ///   one
  /// @param customersInCommon how many visitors had to do with both products
  record Alike(
      ProductId product,
      double cosine,
      double shrinkage,
      double popularity,
      int customersInCommon,
      double contribution)
      implements Reason {}

  /// A rule of the shop's raised or lowered it, or put it here.
  ///
  /// @param rule its id
  /// @param kind of its effect, as in `boost`; see [io.shopkeeper.rules.Effect#kind]
  /// @param name of the rule in words
  record Ruled(String rule, String kind, String name, double contribution) implements Reason {}

  /// What a learned ranking thinks of one topic.
  ///
  /// @param topic as `profile.liking`, see [io.shopkeeper.recommend.ranking.Feature#topic];
  ///   [#NEUTRAL] for what a product gets of which nothing is known
  /// @param part the letter of `R = g(P, A, D, C)` it belongs to, X for behaviour; empty for none
  /// @param product of the visitor's past that it speaks of; null for none
  /// @param value the value of an attribute that it speaks of, as `brand=Nivea`; empty for none
  /// @param figure the number it rests on: a share, a cosine, a rank, a ratio; `NaN` for none
  /// @param loss what the score would lose without the topic: less than the contribution where
  ///   another topic says the same, more where one rests on it
  record Weighed(
      String topic,
      String part,
      @Nullable ProductId product,
      String value,
      double figure,
      double contribution,
      double loss)
      implements Reason {
    /// The topic of what every product gets.
    public static final String NEUTRAL = "neutral";
  }

  /// All smaller reasons together.
  ///
  /// @param count how many they are
  record Others(int count, double contribution) implements Reason {}
}
