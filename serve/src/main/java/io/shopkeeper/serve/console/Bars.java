package io.shopkeeper.serve.console;

import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shares as bars, one below the other.
public record Bars(String title, List<Bar> bars) {
  private static final double HUNDRED = 100;

  /// @param percent of the whole width
  /// @param mark where the whole shop is, in percent; −1 for no mark
  public record Bar(String name, String share, int percent, int mark) {
    static Bar of(String name, double share, Texts t) {
      return new Bar(name, t.percent(share), (int) Math.round(HUNDRED * share), -1);
    }

    /// Beside the share in the whole shop, where that is known.
    static Bar of(Preference one, @Nullable Double shop, Texts t) {
      Bar plain = of(one.name(), one.share(), t);
      return shop == null || !(shop > 0)
          ? plain
          : new Bar(
              one.name(),
              t.text(
                  "customer.times",
                  plain.share(),
                  String.format(Locale.ROOT, "%.1f", one.share() / shop)),
              plain.percent(),
              (int) Math.round(HUNDRED * shop));
    }
  }

  public Bars {
    bars = List.copyOf(bars);
  }

  /// @param shop shares in the whole shop
  static Bars of(String title, List<Preference> preferences, Map<String, Double> shop, Texts t) {
    return new Bars(
        title, preferences.stream().map(one -> Bar.of(one, shop.get(one.name()), t)).toList());
  }

  /// The cheapest, middle and dearest third.
  static Bars priceBands(Texts t, List<Double> shares) {
    List<String> names =
        List.of(t.text("customer.cheap"), t.text("customer.middle"), t.text("customer.dear"));
    var bars = new ArrayList<Bar>();
    for (int band = 0; band < shares.size(); band++) {
      bars.add(Bar.of(names.get(band), shares.get(band), t));
    }
    return new Bars(t.text("customer.price_bands"), bars);
  }
}
