package io.shopkeeper.recommend.itemtable;

import static java.util.Objects.requireNonNull;

import io.shopkeeper.recommend.ModelArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What every item says of others, strongest first, in compressed rows: the entries of item i lie
/// at the positions from `start[i]` up to `start[i + 1]`. 12 bytes an entry.
///
/// @param item the other item of an entry
/// @param score how strongly it is suggested
/// @param common how many visitors had to do with both
public record ItemTable(int[] start, int[] item, float[] score, int[] common) {

  /// One row, before all are joined.
  public record Row(int[] item, float[] score, int[] common) {}

  /// Joins rows, dropping each from the array once it is copied: two whole tables may be too much.
  public static ItemTable of(@Nullable Row[] rows) {
    int[] start = new int[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      start[i + 1] = start[i] + requireNonNull(rows[i]).item.length;
    }
    int size = start[rows.length];
    int[] item = new int[size];
    float[] score = new float[size];
    int[] common = new int[size];
    for (int i = 0; i < rows.length; i++) {
      Row row = requireNonNull(rows[i]);
      System.arraycopy(row.item, 0, item, start[i], row.item.length);
      System.arraycopy(row.score, 0, score, start[i], row.score.length);
      System.arraycopy(row.common, 0, common, start[i], row.common.length);
      rows[i] = null;
    }
    return new ItemTable(start, item, score, common);
  }

  public int rows() {
    return start.length - 1;
  }

  /// The positions of the strongest entries of an item, strongest first.
  ///
  /// @param admissible which other items may be among them
  /// @param count at most so many
  public int[] strongest(int of, IntPredicate admissible, int count) {
    return IntStream.range(start[of], start[of + 1])
        .filter(position -> admissible.test(item[position]))
        .limit(count)
        .toArray();
  }

  public void write(DataOutput out) throws IOException {
    ModelArrays.writeInts(out, start);
    ModelArrays.writeInts(out, item);
    ModelArrays.writeFloats(out, score);
    ModelArrays.writeInts(out, common);
  }

  public static ItemTable read(DataInput in) throws IOException {
    return new ItemTable(
        ModelArrays.readInts(in),
        ModelArrays.readInts(in),
        ModelArrays.readFloats(in),
        ModelArrays.readInts(in));
  }
}
