package io.shopkeeper.serve.console;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.insight.Insight;
import io.shopkeeper.language.insight.Share;
import java.util.List;
import java.util.Map;

/// Products side by side, by what their reviews say of each aspect.
public record Comparison(List<Column> columns, List<Row> rows) {
  private static final int ASPECTS = 8;

  /// A product.
  public record Column(ProductId product, String title, int reviews, String inFavour) {}

  /// An aspect, with a cell for each product.
  public record Row(String aspect, List<String> cells) {}

  /// @param about whose aspects are the rows
  static Comparison of(
      Insight about, Map<ProductId, Insight> products, Map<ProductId, String> titles, Texts t) {
    return new Comparison(
        products.entrySet().stream()
            .map(entry ->
                new Column(
                    entry.getKey(),
                    titles.getOrDefault(entry.getKey(), entry.getKey().value()),
                    entry.getValue().counted(),
                    share(entry.getValue().inFavour(), t)))
            .toList(),
        about.aspects().stream()
            .limit(ASPECTS)
            .map(score ->
                new Row(
                    ReviewRows.name(score.aspect(), t),
                    products.values().stream()
                        .map(insight -> cell(insight, score.aspect().id(), t))
                        .toList()))
            .toList());
  }

  private static String cell(Insight insight, String aspect, Texts t) {
    return insight.aspects().stream()
        .filter(score -> score.aspect().id().equals(aspect))
        .findFirst()
        .map(score -> share(score.share(), t))
        .orElse("–");
  }

  /// A share with its interval.
  static String share(Share share, Texts t) {
    return "%s [%s–%s]"
        .formatted(t.percent(share.mean()), t.percent(share.low()), t.percent(share.high()));
  }
}
