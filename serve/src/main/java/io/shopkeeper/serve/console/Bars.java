package io.shopkeeper.serve.console;

import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import java.util.ArrayList;
import java.util.List;

/// Shares as bars, one below the other.
public record Bars(String title, List<Bar> bars) {
  private static final double HUNDRED = 100;

  /// @param percent of the whole width
  public record Bar(String name, String share, int percent) {
    static Bar of(String name, double share, Texts t) {
      return new Bar(name, t.percent(share), (int) Math.round(HUNDRED * share));
    }
  }

  public Bars {
    bars = List.copyOf(bars);
  }

  static Bars of(String title, List<Preference> preferences, Texts t) {
    return new Bars(
        title, preferences.stream().map(one -> Bar.of(one.name(), one.share(), t)).toList());
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
