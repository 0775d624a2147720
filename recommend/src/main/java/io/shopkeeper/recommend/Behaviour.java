package io.shopkeeper.recommend;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.CsrMatrixBuilder;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What every visitor had to do with every product: one row for each customer known by name, then
/// one for each anonymous visit.
///
/// Immutable, in compressed rows of 17 bytes an interaction. Both what trainers learn from and, its
/// named part, what a model remembers of its customers.
public final class Behaviour {

  private static final int VIEWED = 1;
  private static final int CARTED = 2;
  private static final int BOUGHT = 4;

  private final ProductIndex products;
  private final List<CustomerId> customers;
  private final Map<CustomerId, Integer> rows;
  private final int[] rowStart;
  private final int[] item;
  private final byte[] kind;
  private final int[] kept;
  private final long[] time;
  private final ProductAttributes attributes;

  private Behaviour(
      ProductIndex products,
      List<CustomerId> customers,
      int[] rowStart,
      int[] item,
      byte[] kind,
      int[] kept,
      long[] time,
      ProductAttributes attributes) {
    this.products = products;
    this.customers = customers;
    this.rowStart = rowStart;
    this.item = item;
    this.kind = kind;
    this.kept = kept;
    this.time = time;
    this.attributes = attributes;
    rows = HashMap.newHashMap(customers.size());
    for (int row = 0; row < customers.size(); row++) {
      rows.put(customers.get(row), row);
    }
  }

  /// Starts with no row. Rows of named customers must come before those of anonymous visits.
  public static Builder builder(ProductIndex products) {
    return new Builder(products);
  }

  public ProductIndex products() {
    return products;
  }

  /// What is known of the products besides; nothing unless it was given.
  public ProductAttributes attributes() {
    return attributes;
  }

  /// The same with what is known of the products.
  public Behaviour withAttributes(ProductAttributes known) {
    return new Behaviour(products, customers, rowStart, item, kind, kept, time, known);
  }

  /// How many visitors there are, named and anonymous.
  public int rows() {
    return rowStart.length - 1;
  }

  /// How many of the rows, from the first on, are named customers.
  public int customers() {
    return customers.size();
  }

  /// How many (visitor, product) pairs there are.
  public int size() {
    return item.length;
  }

  /// The customer of a row in [0, customers).
  public CustomerId customer(int row) {
    return customers.get(row);
  }

  /// The row of a customer; −1 for one it does not know.
  public int row(CustomerId customer) {
    return rows.getOrDefault(customer, -1);
  }

  /// Everything a visitor did, one interaction for each product, in the order it was added.
  public List<Interaction> row(int row) {
    var interactions = new ArrayList<Interaction>(rowStart[row + 1] - rowStart[row]);
    for (int p = rowStart[row]; p < rowStart[row + 1]; p++) {
      interactions.add(
          new Interaction(
              item[p],
              (kind[p] & VIEWED) != 0,
              (kind[p] & CARTED) != 0,
              (kind[p] & BOUGHT) != 0,
              kept[p],
              time[p]));
    }
    return interactions;
  }

  /// The weights of visitors × items; nothing for what weighs nothing, nor beyond the newest
  /// [History] of a visitor.
  public CsrMatrix weights(RelationWeights relations) {
    return weights(relations, 0);
  }

  /// The same, each row divided by a power of its length.
  ///
  /// @param normalisation from 0 to 1: how much less a visitor of many products says of each
  public CsrMatrix weights(RelationWeights relations, double normalisation) {
    CsrMatrixBuilder matrix = CsrMatrix.builder(rows(), products.size());
    for (int row = 0; row < rows(); row++) {
      History history = History.of(row(row));
      double length = Math.pow(Math.max(1, history.size()), normalisation);
      for (int k = 0; k < history.size(); k++) {
        double weight = relations.of(history.relation(k));
        if (weight > 0) {
          matrix.add(row, history.item(k), (float) (weight / length));
        }
      }
    }
    return matrix.build();
  }

  /// When the last of it happened, in microseconds since 1970 UTC; the lowest number where nothing
  /// did.
  public long newest() {
    return Arrays.stream(time).max().orElse(Long.MIN_VALUE);
  }

  /// How much there is to learn from.
  public Extent extent() {
    int[] visitors = new int[products.size()];
    long pairs = 0;
    for (int row = 0; row < rows(); row++) {
      long size = Math.min(History.MAX_EVIDENCE, rowStart[row + 1] - rowStart[row]);
      pairs += size * (size - 1);
    }
    for (int of : item) {
      visitors[of]++;
    }
    return new Extent(
        rows(),
        customers.size(),
        products.size(),
        size(),
        pairs,
        Arrays.stream(visitors).max().orElse(0));
  }

  /// The rows of named customers alone.
  public Behaviour named() {
    int end = rowStart[customers.size()];
    return new Behaviour(
        products,
        customers,
        Arrays.copyOf(rowStart, customers.size() + 1),
        Arrays.copyOf(item, end),
        Arrays.copyOf(kind, end),
        Arrays.copyOf(kept, end),
        Arrays.copyOf(time, end),
        attributes);
  }

  /// A share of the rows, evenly spread, of the same products.
  public Behaviour share(double share) {
    Builder some = builder(products);
    for (int row = 0; row < rows(); row++) {
      if ((int) ((row + 1) * share) > (int) (row * share)) {
        if (row < customers()) {
          some.customer(customer(row));
        } else {
          some.visit();
        }
        row(row).forEach(some::add);
      }
    }
    return some.build().withAttributes(attributes);
  }

  /// Writes everything but the products and their attributes.
  public void write(DataOutput out) throws IOException {
    ModelArrays.writeTexts(out, customers.stream().map(CustomerId::value).toList());
    ModelArrays.writeInts(out, rowStart);
    ModelArrays.writeInts(out, item);
    ModelArrays.writeBytes(out, kind);
    ModelArrays.writeInts(out, kept);
    ModelArrays.writeLongs(out, time);
  }

  public static Behaviour read(DataInput in, ProductIndex products) throws IOException {
    return new Behaviour(
        products,
        ModelArrays.readTexts(in).stream().map(CustomerId::new).toList(),
        ModelArrays.readInts(in),
        ModelArrays.readInts(in),
        ModelArrays.readBytes(in),
        ModelArrays.readInts(in),
        ModelArrays.readLongs(in),
        ProductAttributes.NONE);
  }

  /// Collects rows one after the other. For one thread.
  public static final class Builder {
    private final ProductIndex products;
    private final List<CustomerId> customers = new ArrayList<>();
    private int[] rowStart = new int[16];
    private int rows;
    private int[] item = new int[16];
    private byte[] kind = new byte[16];
    private int[] kept = new int[16];
    private long[] time = new long[16];
    private int size;

    private Builder(ProductIndex products) {
      this.products = products;
    }

    /// Starts the row of a customer.
    public Builder customer(CustomerId customer) {
      if (customers.size() < rows) {
        throw new IllegalArgumentException(
            "customer '%s' comes after an anonymous visit".formatted(customer));
      }
      customers.add(customer);
      return startRow();
    }

    /// Starts the row of an anonymous visit.
    public Builder visit() {
      return startRow();
    }

    /// Adds to the row last started; one interaction for each product.
    public Builder add(Interaction interaction) {
      if (rows == 0) {
        throw new IllegalArgumentException("no row has been started");
      }
      if (interaction.item() < 0 || interaction.item() >= products.size()) {
        throw new IllegalArgumentException(
            "item %d is not from 0 to %d".formatted(interaction.item(), products.size() - 1));
      }
      if (size == item.length) {
        grow();
      }
      item[size] = interaction.item();
      kind[size] =
          (byte)
              ((interaction.viewed() ? VIEWED : 0)
                  | (interaction.carted() ? CARTED : 0)
                  | (interaction.bought() ? BOUGHT : 0));
      kept[size] = interaction.kept();
      time[size++] = interaction.time();
      rowStart[rows] = size;
      return this;
    }

    public Behaviour build() {
      return new Behaviour(
          products,
          List.copyOf(customers),
          Arrays.copyOf(rowStart, rows + 1),
          Arrays.copyOf(item, size),
          Arrays.copyOf(kind, size),
          Arrays.copyOf(kept, size),
          Arrays.copyOf(time, size),
          ProductAttributes.NONE);
    }

    private Builder startRow() {
      if (++rows == rowStart.length) {
        rowStart = Arrays.copyOf(rowStart, 2 * rows);
      }
      rowStart[rows] = size;
      return this;
    }

    private void grow() {
      int capacity = 2 * size;
      item = Arrays.copyOf(item, capacity);
      kind = Arrays.copyOf(kind, capacity);
      kept = Arrays.copyOf(kept, capacity);
      time = Arrays.copyOf(time, capacity);
    }
  }
}
