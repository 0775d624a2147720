package io.shopkeeper.serve.console;

import io.shopkeeper.profile.segment.CustomerFigure;
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
          alike.ranked().stream().limit(Math.min(size, SHOWN)).map(one -> row(t, one)).toList(),
          "");
    } catch (IllegalArgumentException e) {
      return new AlikeView(before.size, before.most, "", List.of(), String.valueOf(e.getMessage()));
    }
  }

  private static Row row(Texts t, LookAlikes.Alike one) {
    return new Row(
        one.customer(),
        String.format(Locale.ROOT, "%.2f", one.likeness()),
        one.reasons().stream()
            .map(reason ->
                String.format(
                    Locale.ROOT, "%s %+.1f σ", words(t, reason.figure()), reason.deviations()))
            .collect(Collectors.joining(" · ")));
  }

  /// A figure as in `days_since_order`, one value of it as in `stage=active`, or a taste as in
  /// `category:tea`.
  private static String words(Texts t, String figure) {
    int end = figure.replace('=', ':').indexOf(':');
    String name = end < 0 ? figure : figure.substring(0, end);
    String shown =
        switch (t.language()) {
          case EN -> name.replace('_', ' ');
          case ZH -> CustomerFigure.of(name).map(CustomerFigure::chineseName).orElse(name);
        };
    if (end < 0) {
      return shown;
    }
    String value = figure.substring(end + 1);
    return shown + ": " + (figure.charAt(end) == '=' ? t.named("stage", value) : value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", HUNDRED * share);
  }
}
