package io.shopkeeper.profile.repurchase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Lines of sales and returns by known customers, held by columns, in the order of their days.
public final class SaleLog {
  private final List<String> customers;
  private final List<String> regions;
  private final int[] customer;
  private final int[] day;
  private final int[] hour;
  private final int[] product;
  private final float[] quantity;
  private final double[] amount;

  private SaleLog(Writer writer, int[] order) {
    customers =
        List.copyOf(
            writer.customers.keySet().stream()
                .sorted(Comparator.comparing(writer.customers::get))
                .toList());
    regions = List.copyOf(writer.regions);
    customer = chosen(writer.customer, order);
    day = chosen(writer.day, order);
    hour = chosen(writer.hour, order);
    product = chosen(writer.product, order);
    quantity = new float[order.length];
    amount = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      quantity[i] = writer.quantity[order[i]];
      amount[i] = writer.amount[order[i]];
    }
  }

  private SaleLog(SaleLog all, int lines) {
    customers = all.customers;
    regions = all.regions;
    customer = Arrays.copyOf(all.customer, lines);
    day = Arrays.copyOf(all.day, lines);
    hour = Arrays.copyOf(all.hour, lines);
    product = Arrays.copyOf(all.product, lines);
    quantity = Arrays.copyOf(all.quantity, lines);
    amount = Arrays.copyOf(all.amount, lines);
  }

  private static int[] chosen(int[] values, int[] order) {
    return Arrays.stream(order).map(i -> values[i]).toArray();
  }

  /// Takes lines in any order.
  public static final class Writer {
    private final Map<String, Integer> customers = new HashMap<>();
    private final Map<String, Integer> products = new HashMap<>();
    private final List<String> regions = new ArrayList<>();
    private int lines;
    private int[] customer = new int[1 << 12];
    private int[] day = new int[1 << 12];
    private int[] hour = new int[1 << 12];
    private int[] product = new int[1 << 12];
    private float[] quantity = new float[1 << 12];
    private double[] amount = new double[1 << 12];

    /// @param day of the epoch
    /// @param quantity negative for what comes back
    /// @param amount of the whole line, negative likewise
    /// @param region of the customer; the first one counts
    public void add(
        String customer,
        int day,
        int hour,
        String product,
        float quantity,
        double amount,
        String region) {
      if (lines == this.day.length) {
        grow();
      }
      Integer known = customers.get(customer);
      if (known == null) {
        known = customers.size();
        customers.put(customer, known);
        regions.add(region);
      }
      this.customer[lines] = known;
      this.day[lines] = day;
      this.hour[lines] = hour;
      Integer item = products.get(product);
      if (item == null) {
        item = products.size();
        products.put(product, item);
      }
      this.product[lines] = item;
      this.quantity[lines] = quantity;
      this.amount[lines] = amount;
      lines++;
    }

    private void grow() {
      int size = 2 * lines;
      customer = Arrays.copyOf(customer, size);
      day = Arrays.copyOf(day, size);
      hour = Arrays.copyOf(hour, size);
      product = Arrays.copyOf(product, size);
      quantity = Arrays.copyOf(quantity, size);
      amount = Arrays.copyOf(amount, size);
    }

    /// The lines so far, by day; those of a day in the order they came.
    public SaleLog log() {
      int[] order =
          IntStream.range(0, lines)
              .boxed()
              .sorted(Comparator.comparingInt(i -> day[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      return new SaleLog(this, order);
    }
  }

  public int lines() {
    return day.length;
  }

  public List<String> customers() {
    return customers;
  }

  /// Where a customer lives, as first given.
  String region(int customer) {
    return regions.get(customer);
  }

  public int customer(int line) {
    return customer[line];
  }

  public int day(int line) {
    return day[line];
  }

  int hour(int line) {
    return hour[line];
  }

  int product(int line) {
    return product[line];
  }

  float quantity(int line) {
    return quantity[line];
  }

  public double amount(int line) {
    return amount[line];
  }

  /// Whether a line is a sale and no return.
  public boolean sale(int line) {
    return quantity[line] > 0 && amount[line] > 0;
  }

  /// What was known in the evening of a day.
  public SaleLog upTo(int lastDay) {
    int lines = 0;
    while (lines < day.length && day[lines] <= lastDay) {
      lines++;
    }
    return new SaleLog(this, lines);
  }

  /// Who bought in the `length` days behind a day, by customer.
  public boolean[] bought(int behind, int length) {
    boolean[] bought = new boolean[customers.size()];
    for (int line = 0; line < day.length; line++) {
      if (day[line] > behind && day[line] <= behind + length && sale(line)) {
        bought[customer[line]] = true;
      }
    }
    return bought;
  }
}
