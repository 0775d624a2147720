package io.shopkeeper.serve.console;

import io.shopkeeper.profile.segment.LookAlikes;
import io.shopkeeper.profile.segment.SavedSegment;
import io.shopkeeper.profile.segment.shop.ShopSegments;
import io.shopkeeper.serve.figures.Customers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Who is like the customers of a segment, in words.
///
/// @param size how many are wanted
/// @param most how many there can be
/// @param quality how well such are found; empty before they were asked for
/// @param rows the first of them
/// @param fault why nobody can be told; empty if somebody can
public record AlikeView(int size, int most, String quality, List<Row> rows, String fault) {
  private static final int SHOWN = 20;
  private static final double HUNDRED = 100;

  /// One customer.
  public record Row(String customer, String likeness, String why) {}

  public AlikeView {
    rows = List.copyOf(rows);
  }

  /// Nobody asked yet: as many as are in the segment are proposed.
  static AlikeView unasked(ShopSegments saved, SavedSegment segment) {
    int all = saved.population().size();
    int most = Math.max(1, all - saved.count(segment));
    return new AlikeView(Math.clamp(saved.count(segment), 1, most), most, "", List.of(), "");
  }

  static AlikeView of(Texts t, Customers customers, SavedSegment segment, int size) {
    AlikeView before = unasked(customers.saved(), segment);
    try {
      LookAlikes alike = customers.alike(segment);
      LookAlikes.Quality quality = alike.quality();
      return new AlikeView(
          Math.clamp(size, 1, before.most),
          before.most,
          t.text(
              "segments.alike_quality",
              t.number(quality.held()),
              percent(quality.precision().estimate()),
              percent(quality.precision().low()),
              percent(quality.precision().high()),
              percent(quality.random())),
          alike.ranked().stream().limit(Math.min(size, SHOWN)).map(AlikeView::row).toList(),
          "");
    } catch (IllegalArgumentException e) {
      return new AlikeView(before.size, before.most, "", List.of(), String.valueOf(e.getMessage()));
    }
  }

  private static Row row(LookAlikes.Alike one) {
    return new Row(
        one.customer(),
        String.format(Locale.ROOT, "%.2f", one.likeness()),
        one.reasons().stream()
            .map(reason ->
                String.format(Locale.ROOT, "%s %+.1f σ", reason.figure(), reason.deviations()))
            .collect(Collectors.joining(" · ")));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", HUNDRED * share);
  }
}
