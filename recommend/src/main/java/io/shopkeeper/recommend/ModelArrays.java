package io.shopkeeper.recommend;

import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.CsrMatrixBuilder;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// How model files keep arrays: the length as an int, then the elements, big-endian.
public final class ModelArrays {

  private static final int CHUNK = 1 << 13;

  private ModelArrays() {}

  public static void writeInts(DataOutput out, int[] values) throws IOException {
    out.writeInt(values.length);
    for (int from = 0; from < values.length; from += CHUNK) {
      int size = Math.min(CHUNK, values.length - from);
      var bytes = ByteBuffer.allocate(size * Integer.BYTES);
      bytes.asIntBuffer().put(values, from, size);
      out.write(bytes.array());
    }
  }

  public static int[] readInts(DataInput in) throws IOException {
    int[] values = new int[length(in)];
    for (int from = 0; from < values.length; from += CHUNK) {
      int size = Math.min(CHUNK, values.length - from);
      chunk(in, size * Integer.BYTES).asIntBuffer().get(values, from, size);
    }
    return values;
  }

  public static void writeLongs(DataOutput out, long[] values) throws IOException {
    out.writeInt(values.length);
    for (int from = 0; from < values.length; from += CHUNK) {
      int size = Math.min(CHUNK, values.length - from);
      var bytes = ByteBuffer.allocate(size * Long.BYTES);
      bytes.asLongBuffer().put(values, from, size);
      out.write(bytes.array());
    }
  }

  public static long[] readLongs(DataInput in) throws IOException {
    long[] values = new long[length(in)];
    for (int from = 0; from < values.length; from += CHUNK) {
      int size = Math.min(CHUNK, values.length - from);
      chunk(in, size * Long.BYTES).asLongBuffer().get(values, from, size);
    }
    return values;
  }

  public static void writeFloats(DataOutput out, float[] values) throws IOException {
    out.writeInt(values.length);
    for (int from = 0; from < values.length; from += CHUNK) {
      int size = Math.min(CHUNK, values.length - from);
      var bytes = ByteBuffer.allocate(size * Float.BYTES);
      bytes.asFloatBuffer().put(values, from, size);
      out.write(bytes.array());
    }
  }

  public static float[] readFloats(DataInput in) throws IOException {
    float[] values = new float[length(in)];
    for (int from = 0; from < values.length; from += CHUNK) {
      int size = Math.min(CHUNK, values.length - from);
      chunk(in, size * Float.BYTES).asFloatBuffer().get(values, from, size);
    }
    return values;
  }

  public static void writeBytes(DataOutput out, byte[] values) throws IOException {
    out.writeInt(values.length);
    out.write(values);
  }

  public static byte[] readBytes(DataInput in) throws IOException {
    byte[] values = new byte[length(in)];
    in.readFully(values);
    return values;
  }

  public static void writeTexts(DataOutput out, List<String> values) throws IOException {
    out.writeInt(values.size());
    for (String value : values) {
      out.writeUTF(value);
    }
  }

  public static List<String> readTexts(DataInput in) throws IOException {
    int length = length(in);
    var values = new ArrayList<String>(length);
    for (int i = 0; i < length; i++) {
      values.add(in.readUTF());
    }
    return values;
  }

  /// Which entries a matrix has, without their values.
  public static void writePattern(DataOutput out, CsrMatrix matrix) throws IOException {
    int[] ends = new int[matrix.rows()];
    for (int row = 0; row < ends.length; row++) {
      ends[row] = matrix.rowEnd(row);
    }
    int[] columns = new int[matrix.entries()];
    for (int p = 0; p < columns.length; p++) {
      columns[p] = matrix.column(p);
    }
    out.writeInt(matrix.columns());
    writeInts(out, ends);
    writeInts(out, columns);
  }

  /// A matrix of ones where the pattern has entries.
  public static CsrMatrix readPattern(DataInput in) throws IOException {
    int width = length(in);
    int[] ends = readInts(in);
    int[] columns = readInts(in);
    CsrMatrixBuilder matrix = CsrMatrix.builder(ends.length, width);
    int p = 0;
    for (int row = 0; row < ends.length; row++) {
      for (; p < ends[row]; p++) {
        matrix.add(row, columns[p], 1);
      }
    }
    return matrix.build();
  }

  /// A matrix with its values.
  public static void writeMatrix(DataOutput out, CsrMatrix matrix) throws IOException {
    writePattern(out, matrix);
    float[] values = new float[matrix.entries()];
    for (int p = 0; p < values.length; p++) {
      values[p] = matrix.value(p);
    }
    writeFloats(out, values);
  }

  public static CsrMatrix readMatrix(DataInput in) throws IOException {
    CsrMatrix pattern = readPattern(in);
    float[] values = readFloats(in);
    if (values.length != pattern.entries()) {
      throw new IOException("%d values for a %s".formatted(values.length, pattern));
    }
    CsrMatrixBuilder matrix = CsrMatrix.builder(pattern.rows(), pattern.columns());
    for (int row = 0; row < pattern.rows(); row++) {
      for (int p = pattern.rowStart(row); p < pattern.rowEnd(row); p++) {
        matrix.add(row, pattern.column(p), values[p]);
      }
    }
    return matrix.build();
  }

  private static ByteBuffer chunk(DataInput in, int bytes) throws IOException {
    var chunk = new byte[bytes];
    in.readFully(chunk);
    return ByteBuffer.wrap(chunk);
  }

  private static int length(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("an array of length " + length);
    }
    return length;
  }
}
