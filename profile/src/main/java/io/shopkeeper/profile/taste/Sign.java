package io.shopkeeper.profile.taste;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.profile.customer.Interest;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something a customer did or wrote that shows what they like.
///
/// @param type of the events by its GA4 name, or `review`
/// @param product null for a search
/// @param words what was searched for or written; null if nothing was
/// @param times how often
/// @param last when they did it last
public record Sign(
    String type, @Nullable ProductId product, @Nullable String words, long times, Instant last) {
  private static final Duration HALF_LIFE = Duration.ofDays(180);

  /// What a customer's tastes rest on, the strongest first.
  ///
  /// @param customer the id that merged customers are counted under
  /// @param themes by name
  /// @param most signs of a theme
  /// @return by theme; a theme without signs has none
  public static Map<String, List<Sign>> read(
      Facts facts, String customer, Collection<String> themes, Instant until, int most) {
    Map<String, List<Sign>> signs = new HashMap<>();
    themes.forEach(theme -> signs.put(theme, new ArrayList<>()));
    facts.list(
        Query.of(Sign.class, "signs.sql", customer, until),
        row -> {
          String product = row.textOrNull(2);
          return signs
              .getOrDefault(row.text(0), new ArrayList<>())
              .add(
                  new Sign(
                      row.text(1),
                      product == null ? null : new ProductId(product),
                      row.textOrNull(3),
                      row.integer(4),
                      Objects.requireNonNull(row.instantOrNull(5))));
        });
    signs.replaceAll((_, own) ->
        own.stream()
            .sorted(
                Comparator.comparingDouble((Sign sign) -> -sign.strength(until))
                    .thenComparing(Sign::last, Comparator.reverseOrder()))
            .limit(most)
            .toList());
    return signs;
  }

  /// As it counts in a profile, were it all done the last time.
  private double strength(Instant now) {
    double halves = (double) Duration.between(last, now).toSeconds() / HALF_LIFE.toSeconds();
    return Interest.of(type) * times * Math.pow(2, -halves);
  }
}
