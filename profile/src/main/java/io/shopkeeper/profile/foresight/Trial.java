package io.shopkeeper.profile.foresight;

import io.shopkeeper.evaluation.BinaryReport;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Calibration;
import io.shopkeeper.evaluation.Interval;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How good a model was on days it had not seen.
///
/// @param customers judged, and of these `happened` ordered
/// @param area under the receiver operating characteristic
/// @param error of calibration, expected, 10 bins
public record Trial(
    int customers, int happened, Interval area, Interval error, Calibration calibration) {
  private static final int BINS = 10;

  /// @param happened of at least one customer, and not of another
  static Trial of(boolean[] happened, double[] probabilities, Bootstrap bootstrap) {
    var metrics = new BinaryReport(happened, probabilities).report(bootstrap).metrics();
    int count = 0;
    for (boolean one : happened) {
      count += one ? 1 : 0;
    }
    return new Trial(
        happened.length,
        count,
        Objects.requireNonNull(metrics.get("auc")),
        Objects.requireNonNull(metrics.get("ece")),
        Calibration.of(probabilities, happened, BINS, Calibration.Edges.LEFT_CLOSED));
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(customers);
    out.writeInt(happened);
    write(area, out);
    write(error, out);
    out.writeInt(calibration.bins().size());
    for (Calibration.Bin bin : calibration.bins()) {
      out.writeInt(bin.index());
      out.writeInt(bin.count());
      out.writeDouble(bin.meanProbability());
      out.writeDouble(bin.observed());
    }
  }

  static Trial read(DataInput in) throws IOException {
    int customers = in.readInt();
    int happened = in.readInt();
    Interval area = readInterval(in);
    Interval error = readInterval(in);
    List<Calibration.Bin> bins = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      bins.add(new Calibration.Bin(in.readInt(), in.readInt(), in.readDouble(), in.readDouble()));
    }
    return new Trial(customers, happened, area, error, new Calibration(bins));
  }

  private static void write(Interval interval, DataOutput out) throws IOException {
    out.writeDouble(interval.low());
    out.writeDouble(interval.estimate());
    out.writeDouble(interval.high());
    out.writeDouble(interval.level());
  }

  private static Interval readInterval(DataInput in) throws IOException {
    return new Interval(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
  }
}
