package io.shopkeeper.serve.console;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.recommend.Standing;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Why a product stands where it does in a list, and what would change that, in words.
///
/// @param item with its reasons
/// @param basis what the list rests on
/// @param reasons what would be without each
/// @param deeds what would be if the visitor had not done it
public record StandingView(
    Explained.Item item, int place, String basis, List<Change> reasons, List<Change> deeds) {

  /// @param what is taken away
  /// @param outcome what would be then
  /// @param changes whether the product would lose its place
  public record Change(String what, String outcome, boolean changes) {}

  public StandingView {
    reasons = List.copyOf(reasons);
    deeds = List.copyOf(deeds);
  }

  /// @param naming titles of products
  public static StandingView of(
      Standing standing, Function<Collection<ProductId>, Map<ProductId, String>> naming, Texts t) {
    Map<ProductId, String> titles = naming.apply(mentioned(standing));
    Explained explained =
        Explained.of(
            new Recommendations(
                List.of(standing.item()), standing.basis(), standing.modelVersion()),
            naming,
            t);
    return new StandingView(
        explained.items().getFirst(),
        standing.place(),
        explained.basis(),
        standing.reasons().stream()
            .map(one ->
                change(
                    Explained.words(one.reason(), titles, t), one.outcome(), standing, titles, t))
            .toList(),
        standing.deeds().stream()
            .map(one ->
                change(
                    t.text(
                        "standing.deed." + one.relation().name().toLowerCase(Locale.ROOT),
                        titles.getOrDefault(one.product(), one.product().value())),
                    one.outcome(),
                    standing,
                    titles,
                    t))
            .toList());
  }

  private static Set<ProductId> mentioned(Standing standing) {
    var ids = new HashSet<ProductId>();
    standing
        .reasons()
        .forEach(one -> {
          add(one.reason().about(), ids);
          add(one.outcome().instead(), ids);
        });
    standing
        .deeds()
        .forEach(one -> {
          ids.add(one.product());
          add(one.outcome().instead(), ids);
        });
    return ids;
  }

  private static void add(@Nullable ProductId product, Set<ProductId> ids) {
    if (product != null) {
      ids.add(product);
    }
  }

  private static Change change(
      String what,
      Standing.Outcome outcome,
      Standing standing,
      Map<ProductId, String> titles,
      Texts t) {
    ProductId instead = outcome.instead();
    String words;
    if (!standing.changes(outcome)) {
      words = t.text("standing.same");
    } else if (outcome.place() == 0) {
      words = t.text("standing.gone");
    } else {
      words = t.text("standing.place", t.number(outcome.place()));
    }
    if (standing.changes(outcome) && instead != null) {
      words += " " + t.text("standing.instead", titles.getOrDefault(instead, instead.value()));
    }
    return new Change(what, words, standing.changes(outcome));
  }
}
