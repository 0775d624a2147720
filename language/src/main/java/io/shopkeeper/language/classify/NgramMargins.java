package io.shopkeeper.language.classify;

import io.shopkeeper.numeric.LongIndex;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The margin of one class by n-grams, as [NgramTrainer] leaves it. Immutable; safe for any number
/// of threads.
///
/// @param ngrams hashed, each once
/// @param ratio the log-count ratio of each, which is also its value before rows get norm 1
/// @param weight what each adds to the margin, times the norm of the row
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record NgramMargins(
    LongIndex index, long[] ngrams, float[] ratio, float[] weight, double bias)
    implements Component.Margins {

  @Override
  public double[] of(TextFeatures features) {
    double sum = 0;
    double squares = 0;
    for (long ngram : features.ngrams()) {
      int column = index.find(ngram);
      if (column >= 0) {
        sum += weight[column];
        squares += ratio[column] * ratio[column];
      }
    }
    return new double[] {bias + (squares == 0 ? 0 : sum / Math.sqrt(squares))};
  }

  public void write(DataOutput out) throws IOException {
    out.writeDouble(bias);
    out.writeInt(ngrams.length);
    for (int i = 0; i < ngrams.length; i++) {
      out.writeLong(ngrams[i]);
      out.writeFloat(ratio[i]);
      out.writeFloat(weight[i]);
    }
  }

  public static NgramMargins read(DataInput in) throws IOException {
    double bias = in.readDouble();
    int size = in.readInt();
    var index = new LongIndex();
    long[] ngrams = new long[size];
    float[] ratio = new float[size];
    float[] weight = new float[size];
    for (int i = 0; i < size; i++) {
      ngrams[i] = in.readLong();
      ratio[i] = in.readFloat();
      weight[i] = in.readFloat();
      index.add(ngrams[i]);
    }
    return new NgramMargins(index, ngrams, ratio, weight, bias);
  }
}
