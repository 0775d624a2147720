package io.shopkeeper.numeric.boosting;

import java.util.Arrays;

/// Lists to be put in order, one behind the other in a table.
///
/// @param columns a row for every element of every list
/// @param starts where each list begins, ascending from 0; one more for the end
/// @param relevance of every row, at least 0; only those of one list are compared
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record RankedLists(Columns columns, int[] starts, float[] relevance) {

  public RankedLists {
    if (relevance.length != columns.rows()) {
      throw new IllegalArgumentException(
          "%,d rows, the relevance of %,d".formatted(columns.rows(), relevance.length));
    }
    if (starts.length < 1 || starts[0] != 0 || starts[starts.length - 1] != columns.rows()) {
      throw new IllegalArgumentException(
          "lists must begin at row 0 and end behind row %,d: %,d starts"
              .formatted(columns.rows() - 1, starts.length));
    }
    for (int list = 1; list < starts.length; list++) {
      if (starts[list] < starts[list - 1]) {
        throw new IllegalArgumentException(
            "list %,d ends before it begins: %s"
                .formatted(list - 1, Arrays.toString(new int[] {starts[list - 1], starts[list]})));
      }
    }
    for (int row = 0; row < relevance.length; row++) {
      if (!(relevance[row] >= 0 && relevance[row] <= 30)) {
        throw new IllegalArgumentException(
            "the relevance of row %,d is %s, not from 0 to 30".formatted(row, relevance[row]));
      }
    }
  }

  /// How many lists there are.
  public int count() {
    return starts.length - 1;
  }

  /// The same lists by some of the columns, in the order given; −1 for one of which nothing is
  /// known.
  public RankedLists withColumns(int[] chosen) {
    float[] unknown = new float[columns.rows()];
    Arrays.fill(unknown, Float.NaN);
    float[][] values =
        Arrays.stream(chosen)
            .mapToObj(c -> c < 0 ? unknown : columns.values()[c])
            .toArray(float[][]::new);
    return new RankedLists(new Columns(values, columns.rows()), starts, relevance);
  }

  /// These lists followed by others of the same columns.
  public RankedLists and(RankedLists others) {
    int own = columns.rows();
    int rows = own + others.columns.rows();
    float[][] values = new float[columns.count()][];
    for (int c = 0; c < values.length; c++) {
      values[c] = Arrays.copyOf(columns.values()[c], rows);
      System.arraycopy(others.columns.values()[c], 0, values[c], own, rows - own);
    }
    float[] both = Arrays.copyOf(relevance, rows);
    System.arraycopy(others.relevance, 0, both, own, rows - own);
    int[] begin = Arrays.copyOf(starts, starts.length + others.count());
    for (int list = 1; list <= others.count(); list++) {
      begin[count() + list] = own + others.starts[list];
    }
    return new RankedLists(new Columns(values, rows), begin, both);
  }
}
