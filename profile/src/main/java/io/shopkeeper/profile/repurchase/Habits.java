package io.shopkeeper.profile.repurchase;

import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.lifetime.BetaGeometric;
import io.shopkeeper.profile.lifetime.History;
import io.shopkeeper.profile.predict.FeatureColumn;
import io.shopkeeper.profile.predict.FeatureColumn.Categorical;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import io.shopkeeper.profile.predict.FeatureTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What customers bought, how often, how regularly, when, how much of it new and how much returned;
/// with the BG/NBD model's view of the same days. One pass over the log by customer.
///
/// @param ahead days that are foretold
public record Habits(int ahead) implements CustomerFeatures {
  private static final int[] WINDOWS = {30, 60, 90, 180};
  private static final double DAYS_A_WEEK = 7;

  @Override
  public AsOf at(SaleLog log, int day) {
    int[][] lines = linesByCustomer(log, day);
    int[] customers = IntStream.range(0, lines.length).filter(c -> lines[c].length > 0).toArray();
    Map<String, float[]> columns = new LinkedHashMap<>();
    List<History> histories = new ArrayList<>();
    int[] regions = new int[customers.length];
    List<String> names = new ArrayList<>();
    for (int row = 0; row < customers.length; row++) {
      var habit = new Habit(log, lines[customers[row]], day);
      histories.add(habit.history());
      int at = row;
      habit.tell((name, value) ->
          columns.computeIfAbsent(name, _ -> new float[customers.length])[at] = (float) value);
      String region = log.region(customers[row]);
      int known = names.indexOf(region);
      regions[row] = known >= 0 ? known : names.size();
      if (known < 0) {
        names.add(region);
      }
    }
    addModel(histories, columns);
    List<FeatureColumn> all = new ArrayList<>();
    columns.forEach((name, values) -> all.add(new Numeric(name, values)));
    all.add(new Categorical("region", regions, names));
    return new AsOf(new FeatureTable(all, customers.length), customers);
  }

  private void addModel(List<History> histories, Map<String, float[]> columns) {
    try {
      BetaGeometric model = BetaGeometric.fit(histories).model();
      float[] alive = new float[histories.size()];
      float[] expected = new float[histories.size()];
      for (int row = 0; row < alive.length; row++) {
        alive[row] = (float) model.alive(histories.get(row));
        expected[row] = (float) model.expected(histories.get(row), ahead / DAYS_A_WEEK);
      }
      columns.put("alive", alive);
      columns.put("expected purchases", expected);
    } catch (ProfileException _) {
      // Nobody bought twice yet: the columns are there, but tell nothing.
      columns.put("alive", unknown(histories.size()));
      columns.put("expected purchases", unknown(histories.size()));
    }
  }

  private static float[] unknown(int rows) {
    float[] unknown = new float[rows];
    Arrays.fill(unknown, Float.NaN);
    return unknown;
  }

  /// Of those with a sale by the evening of the day; none of the others.
  private static int[][] linesByCustomer(SaleLog log, int day) {
    int[] counts = new int[log.customers().size()];
    BitSet buyers = new BitSet();
    int known = 0;
    for (; known < log.lines() && log.day(known) <= day; known++) {
      counts[log.customer(known)]++;
      if (log.sale(known)) {
        buyers.set(log.customer(known));
      }
    }
    int[][] lines = new int[counts.length][];
    for (int c = 0; c < lines.length; c++) {
      lines[c] = new int[buyers.get(c) ? counts[c] : 0];
    }
    Arrays.fill(counts, 0);
    for (int line = 0; line < known; line++) {
      int c = log.customer(line);
      if (buyers.get(c)) {
        lines[c][counts[c]++] = line;
      }
    }
    return lines;
  }

  /// Takes a feature's value.
  private interface Teller {
    void tell(String name, double value);
  }

  /// One customer's lines up to a day.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Habit(SaleLog log, int[] lines, int day, int[] days, double[] spent) {

    Habit(SaleLog log, int[] lines, int day) {
      this(log, lines, day, new int[0], new double[0]);
    }

    Habit {
      days = Arrays.stream(lines).filter(log::sale).map(log::day).distinct().toArray();
      spent = new double[days.length];
      int at = 0;
      for (int line : lines) {
        if (log.sale(line)) {
          at += log.day(line) > days[at] ? 1 : 0;
          spent[at] += log.amount(line);
        }
      }
    }

    History history() {
      int last = days.length - 1;
      return new History(last, (days[last] - days[0]) / DAYS_A_WEEK, (day - days[0]) / DAYS_A_WEEK);
    }

    void tell(Teller teller) {
      int last = days.length - 1;
      double recency = day - days[last];
      double tenure = day - days[0];
      double money = Arrays.stream(spent).sum();
      teller.tell("recency", recency);
      teller.tell("purchases", days.length);
      teller.tell("money", money);
      teller.tell("tenure", tenure);
      teller.tell("amount a purchase", money / days.length);
      teller.tell("last amount", spent[last]);
      teller.tell("purchases a month", days.length / Math.max(1, tenure / 30));
      gaps(teller, recency);
      for (int window : WINDOWS) {
        int from = last;
        double amount = 0;
        int count = 0;
        for (; from >= 0 && days[from] > day - window; from--) {
          amount += spent[from];
          count++;
        }
        teller.tell("purchases in %d days".formatted(window), count);
        teller.tell("money in %d days".formatted(window), amount);
      }
      goods(teller, money);
    }

    private void gaps(Teller teller, double recency) {
      int gaps = days.length - 1;
      double mean = gaps == 0 ? Double.NaN : (double) (days[gaps] - days[0]) / gaps;
      double squares = 0;
      double longest = gaps == 0 ? Double.NaN : 0;
      for (int i = 1; i <= gaps; i++) {
        double gap = days[i] - days[i - 1];
        squares += (gap - mean) * (gap - mean);
        longest = Math.max(longest, gap);
      }
      teller.tell("days between purchases", mean);
      teller.tell("spread of days between", gaps < 2 ? Double.NaN : Math.sqrt(squares / gaps));
      teller.tell("longest pause", longest);
      teller.tell("last pause", gaps == 0 ? Double.NaN : days[gaps] - days[gaps - 1]);
      teller.tell("recency in pauses", recency / Math.max(1, mean));
      teller.tell(
          "months with purchases",
          (double) Arrays.stream(days).map(d -> Math.floorDiv(d, 30)).distinct().count());
    }

    private void goods(Teller teller, double money) {
      BitSet seen = new BitSet();
      int sales = 0;
      int again = 0;
      double units = 0;
      double returned = 0;
      int returns = 0;
      double hours = 0;
      int weekend = 0;
      for (int line : lines) {
        if (!log.sale(line)) {
          returns++;
          returned -= Math.min(0, log.amount(line));
          continue;
        }
        sales++;
        units += log.quantity(line);
        hours += log.hour(line);
        weekend += Math.floorMod(log.day(line) + 3, 7) >= 5 ? 1 : 0;
        again += seen.get(log.product(line)) ? 1 : 0;
        seen.set(log.product(line));
      }
      teller.tell("lines", sales);
      teller.tell("products", seen.cardinality());
      teller.tell("lines a purchase", (double) sales / days.length);
      teller.tell("share bought again", (double) again / sales);
      teller.tell("price a unit", money / units);
      teller.tell("units a line", units / sales);
      teller.tell("lines returned", returns);
      teller.tell("share returned", returned / money);
      teller.tell("hour", hours / sales);
      teller.tell("share on weekends", (double) weekend / sales);
    }
  }
}
