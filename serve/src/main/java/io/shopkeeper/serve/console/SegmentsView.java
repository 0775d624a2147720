package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Money;
import io.shopkeeper.profile.segment.Clusters;
import io.shopkeeper.profile.segment.CustomerSegments;
import io.shopkeeper.profile.segment.RfmGrid;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Groups of customers in words.
///
/// @param rows of the grid, the most recent first
/// @param looked how many customers groups were looked for among
public record SegmentsView(List<Stage> stages, List<Row> rows, List<Group> groups, String looked) {
  private static final int SHADES = 5;
  private static final int TYPICAL = 5;

  /// How many customers stand where.
  public record Stage(String name, String meaning, String count, int percent) {}

  /// Customers of one recency by frequency, from 1 on.
  public record Row(int recency, List<Cell> cells) {}

  /// @param shade from 0, nobody, to 5
  public record Cell(int frequency, int customers, String count, String money, int shade) {}

  /// @param apart what sets it apart
  /// @param typical ids of some
  public record Group(
      String size, String share, int percent, List<String> apart, List<String> typical) {}

  public SegmentsView {
    stages = List.copyOf(stages);
    rows = List.copyOf(rows);
    groups = List.copyOf(groups);
  }

  /// @param refused ids that are not named
  static SegmentsView of(
      Texts t, CustomerSegments segments, Set<String> refused, Currency currency) {
    return new SegmentsView(
        stages(t, segments),
        rows(t, segments.grid(), currency),
        segments.groups().stream().map(group -> group(t, group, refused)).toList(),
        t.number(segments.looked()));
  }

  private static List<Stage> stages(Texts t, CustomerSegments segments) {
    int all = segments.stages().values().stream().mapToInt(Integer::intValue).sum();
    var stages = new ArrayList<Stage>();
    segments
        .stages()
        .forEach((stage, count) -> {
          String name = stage.name().toLowerCase(Locale.ROOT);
          stages.add(
              new Stage(
                  t.named("stage", name),
                  t.named("stage_means", name),
                  t.number(count),
                  percent((double) count / Math.max(1, all))));
        });
    return stages;
  }

  private static List<Row> rows(Texts t, RfmGrid grid, Currency currency) {
    int most = grid.cells().stream().mapToInt(RfmGrid.Cell::customers).max().orElse(1);
    var rows = new ArrayList<Row>();
    for (int recency = RfmGrid.FIFTHS; recency >= 1; recency--) {
      var cells = new ArrayList<Cell>();
      for (int frequency = 1; frequency <= RfmGrid.FIFTHS; frequency++) {
        cells.add(cell(t, grid, recency, frequency, most, currency));
      }
      rows.add(new Row(recency, List.copyOf(cells)));
    }
    return rows;
  }

  private static Cell cell(
      Texts t, RfmGrid grid, int recency, int frequency, int most, Currency currency) {
    return grid.cells().stream()
        .filter(cell -> cell.recency() == recency && cell.frequency() == frequency)
        .findFirst()
        .map(cell ->
            new Cell(
                frequency,
                cell.customers(),
                t.number(cell.customers()),
                t.money(new Money(Math.round(cell.meanMoney()), currency)),
                (int) Math.ceil((double) SHADES * cell.customers() / most)))
        .orElse(new Cell(frequency, 0, t.number(0), "", 0));
  }

  private static Group group(Texts t, CustomerSegments.Group group, Set<String> refused) {
    return new Group(
        t.number(group.customers()),
        t.percent(group.share()),
        percent(group.share()),
        group.apart().stream().map(trait -> trait(t, trait)).toList(),
        group.typical().stream().filter(id -> !refused.contains(id)).limit(TYPICAL).toList());
  }

  private static String trait(Texts t, Clusters.Trait trait) {
    String key = (trait.deviation() > 0 ? "high." : "low.") + trait.name().replace(' ', '_');
    return "%s (%s σ)".formatted(t.named("trait", key), t.signed(trait.deviation()));
  }

  private static int percent(double share) {
    return (int) Math.round(100 * share);
  }
}
