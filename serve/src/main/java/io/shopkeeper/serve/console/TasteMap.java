package io.shopkeeper.serve.console;

import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import io.shopkeeper.profile.customer.ShopWide;
import io.shopkeeper.serve.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/// What a customer likes against what the whole shop likes: a point a category, brand, theme or
/// category in a third of its prices; above the diagonal what they like more than others do.
final class TasteMap {
  private static final List<String> BANDS =
      List.of("customer.cheap", "customer.middle", "customer.dear");

  private TasteMap() {}

  /// Shares of one kind.
  private record Kind(String name, List<Preference> own, Map<String, Double> shop) {

    /// Those that the shop has a share of, too.
    Stream<Preference> points() {
      return own.stream().filter(one -> one.share() > 0 && shop.getOrDefault(one.name(), 0.0) > 0);
    }

    double shop(Preference one) {
      return shop.getOrDefault(one.name(), 0.0);
    }
  }

  /// Empty where nothing can be drawn.
  static Optional<Chart> of(Texts t, CustomerStatistics customer, ShopWide shop) {
    List<Kind> kinds =
        Stream.of(
                new Kind(t.text("customer.categories"), customer.categories(), shop.categories()),
                new Kind(t.text("customer.brands"), customer.brands(), shop.brands()),
                new Kind(t.text("customer.themes"), customer.themes(), shop.themes()),
                crossed(t, customer, shop))
            .filter(kind -> kind.points().findAny().isPresent())
            .toList();
    List<Chart.Line> lines =
        kinds.stream()
            .flatMap(kind ->
                kind.points()
                    .map(one ->
                        new Chart.Line(
                            one.name(),
                            t.text(
                                "customer.against_shop",
                                t.percent(one.share()),
                                t.percent(kind.shop(one)),
                                String.format(Locale.ROOT, "%.1f", one.share() / kind.shop(one))))))
            .toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Chart(
                t.text("customer.taste_map"),
                t.text("customer.taste"),
                Json.text(json -> write(json, t, kinds)),
                lines));
  }

  /// The foremost categories by thirds of their prices.
  private static Kind crossed(Texts t, CustomerStatistics customer, ShopWide shop) {
    List<Preference> own = new ArrayList<>();
    Map<String, Double> whole = new HashMap<>();
    for (CustomerStatistics.Crossed one : customer.crossed()) {
      List<Double> bands = shop.bands().getOrDefault(one.category(), List.of());
      for (int band = 0; band < bands.size(); band++) {
        String name = one.category() + " · " + t.text(BANDS.get(band));
        own.add(new Preference(name, one.bands().get(band)));
        whole.put(name, bands.get(band));
      }
    }
    return new Kind(t.text("customer.crossed"), own, whole);
  }

  private static void write(JsonGenerator json, Texts t, List<Kind> kinds) {
    json.writeStartObject();
    json.writeStringProperty("kind", "map");
    json.writeStringProperty("locale", t.localeTag());
    json.writeStringProperty("across", t.text("customer.share_shop"));
    json.writeStringProperty("up", t.text("customer.share_own"));
    json.writeArrayPropertyStart("kinds");
    for (Kind kind : kinds) {
      json.writeStartObject();
      json.writeStringProperty("name", kind.name());
      json.writeArrayPropertyStart("points");
      kind.points()
          .forEach(one -> {
            json.writeStartObject();
            json.writeStringProperty("name", one.name());
            json.writeNumberProperty("shop", kind.shop(one));
            json.writeNumberProperty("own", one.share());
            json.writeEndObject();
          });
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
