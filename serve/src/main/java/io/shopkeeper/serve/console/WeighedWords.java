package io.shopkeeper.serve.console;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Reason;
import java.util.Map;

/// What a learned ranking thinks of a product, in words.
///
/// A sentence needs what it speaks of; where that is missing, a plainer one stands for it.
record WeighedWords(Map<ProductId, String> titles, Texts t) {

  String of(Reason.Weighed reason) {
    ProductId product = reason.product();
    String title = product == null ? "" : titles.getOrDefault(product, product.value());
    String value = reason.value().substring(reason.value().indexOf('=') + 1);
    boolean known = !Double.isNaN(reason.figure());
    return switch (reason.topic()) {
      case Reason.Weighed.NEUTRAL -> t.text("why.ranked.neutral");
      case "profile" -> t.text("why.ranked.profile", t.number(Math.round(reason.figure())));
      case "profile.liking" ->
          value.isEmpty()
              ? t.text("why.ranked.liking_plain")
              : t.text("why.ranked.liking", value, t.percent(reason.figure()));
      case "profile.price" ->
          known
              ? t.text("why.ranked.usual_price", t.percent(reason.figure()))
              : t.text("why.ranked.price_plain");
      case "attributes" -> t.text("why.ranked.attributes");
      case "attributes.overlap" ->
          title.isEmpty()
              ? t.text("why.ranked.overlap_plain")
              : t.text("why.ranked.overlap", title, t.percent(reason.figure()));
      case "attributes.follow" ->
          value.isEmpty()
              ? t.text("why.ranked.follow_plain")
              : t.text("why.ranked.follow", value, title, t.decimal(reason.figure()));
      case "attributes.price" ->
          known
              ? t.text("why.ranked.price", title, t.percent(reason.figure()))
              : t.text("why.ranked.price_plain");
      case "descriptions" ->
          title.isEmpty()
              ? t.text("why.ranked.description_plain")
              : t.text("why.ranked.description", title, t.decimal(reason.figure()));
      case "reviews" ->
          known
              ? t.text("why.ranked.reviews", value, t.decimal(reason.figure()))
              : t.text("why.ranked.reviews_plain");
      case "popularity" -> t.text("why.ranked.popularity", place(reason));
      default -> t.text("why.ranked.behaviour", place(reason));
    };
  }

  /// Among the candidates.
  private String place(Reason.Weighed reason) {
    return Double.isNaN(reason.figure()) ? "–" : t.number(Math.round(reason.figure()));
  }
}
