package io.shopkeeper.profile.predict;

import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.boosting.BoostedTrees;
import io.shopkeeper.profile.predict.TreeEncoding.TreeColumn;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a fitted classifier lies in a model file: some 13 bytes a leaf, 60 a term. What was read
/// gives the same probabilities, bit for bit.
public final class ClassifierFile {
  private ClassifierFile() {}

  public static void write(FittedClassifier fitted, DataOutput out) throws IOException {
    out.writeUTF(fitted.kind().name());
    out.writeUTF(fitted.settings());
    out.writeDouble(fitted.logLoss());
    switch (fitted.model()) {
      case Classifier.Linear linear -> {
        out.writeInt(linear.encoding().terms().size());
        for (LinearTerm term : linear.encoding().terms()) {
          write(term, out);
        }
        writeAll(linear.encoding().means(), out);
        writeAll(linear.encoding().factors(), out);
        writeAll(linear.model().weights(), out);
        out.writeDouble(linear.model().bias());
      }
      case Classifier.Boosted boosted -> {
        out.writeInt(boosted.encoding().columns().size());
        for (TreeColumn column : boosted.encoding().columns()) {
          write(column, out);
        }
        boosted.trees().write(out);
      }
    }
    write(fitted.calibrator(), out);
  }

  /// @throws IOException if that is something else, or is cut off
  public static FittedClassifier read(DataInput in) throws IOException {
    ClassifierKind kind;
    String name = in.readUTF();
    try {
      kind = ClassifierKind.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IOException("there is no kind of classifier '%s'".formatted(name), e);
    }
    String settings = in.readUTF();
    double logLoss = in.readDouble();
    Classifier model =
        switch (kind) {
          case LOGISTIC -> {
            List<LinearTerm> terms = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
              terms.add(readTerm(in));
            }
            var encoding = new LinearEncoding(List.copyOf(terms), readAll(in), readAll(in));
            yield new Classifier.Linear(encoding, new LinearModel(readAll(in), in.readDouble()));
          }
          case BOOSTED -> {
            List<TreeColumn> columns = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
              columns.add(readColumn(in));
            }
            yield new Classifier.Boosted(new TreeEncoding(columns), BoostedTrees.read(in));
          }
        };
    return new FittedClassifier(kind, model, readCalibrator(in), settings, logLoss);
  }

  private static void write(LinearTerm term, DataOutput out) throws IOException {
    switch (term) {
      case LinearTerm.Straight straight -> {
        out.writeByte(0);
        out.writeInt(straight.feature());
        write(straight.reading(), out);
      }
      case LinearTerm.Bend bend -> {
        out.writeByte(1);
        out.writeInt(bend.feature());
        write(bend.reading(), out);
        out.writeDouble(bend.knot());
        out.writeDouble(bend.lastButOne());
        out.writeDouble(bend.last());
      }
      case LinearTerm.Exactly exactly -> {
        out.writeByte(2);
        out.writeInt(exactly.feature());
        out.writeFloat(exactly.number());
      }
      case LinearTerm.Level level -> {
        out.writeByte(3);
        out.writeInt(level.feature());
        out.writeUTF(level.level());
      }
      case LinearTerm.Missing missing -> {
        out.writeByte(4);
        out.writeInt(missing.feature());
      }
    }
  }

  private static void write(LinearTerm.Reading reading, DataOutput out) throws IOException {
    out.writeBoolean(reading.logarithmic());
    out.writeDouble(reading.ifMissing());
    out.writeDouble(reading.low());
    out.writeDouble(reading.high());
  }

  private static LinearTerm.Reading readReading(DataInput in) throws IOException {
    return new LinearTerm.Reading(
        in.readBoolean(), in.readDouble(), in.readDouble(), in.readDouble());
  }

  private static LinearTerm readTerm(DataInput in) throws IOException {
    int kind = in.readByte();
    int feature = in.readInt();
    return switch (kind) {
      case 0 -> new LinearTerm.Straight(feature, readReading(in));
      case 1 ->
          new LinearTerm.Bend(
              feature, readReading(in), in.readDouble(), in.readDouble(), in.readDouble());
      case 2 -> new LinearTerm.Exactly(feature, in.readFloat());
      case 3 -> new LinearTerm.Level(feature, in.readUTF());
      case 4 -> new LinearTerm.Missing(feature);
      default -> throw new IOException("there is no kind of term " + kind);
    };
  }

  private static void write(TreeColumn column, DataOutput out) throws IOException {
    switch (column) {
      case TreeColumn.Itself itself -> {
        out.writeByte(0);
        out.writeInt(itself.feature());
      }
      case TreeColumn.OfLevel of -> {
        out.writeByte(1);
        out.writeInt(of.feature());
        out.writeUTF(of.level());
      }
      case TreeColumn.Frequency frequency -> {
        out.writeByte(2);
        out.writeInt(frequency.feature());
        out.writeInt(frequency.rows().size());
        for (Map.Entry<String, Integer> level : new TreeMap<>(frequency.rows()).entrySet()) {
          out.writeUTF(level.getKey());
          out.writeInt(level.getValue());
        }
      }
    }
  }

  private static TreeColumn readColumn(DataInput in) throws IOException {
    int kind = in.readByte();
    int feature = in.readInt();
    return switch (kind) {
      case 0 -> new TreeColumn.Itself(feature);
      case 1 -> new TreeColumn.OfLevel(feature, in.readUTF());
      case 2 -> {
        Map<String, Integer> rows = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
          rows.put(in.readUTF(), in.readInt());
        }
        yield new TreeColumn.Frequency(feature, rows);
      }
      default -> throw new IOException("there is no kind of column " + kind);
    };
  }

  private static void write(Calibrator calibrator, DataOutput out) throws IOException {
    switch (calibrator) {
      case Calibrator.AsTheyAre _ -> out.writeByte(0);
      case Calibrator.Platt platt -> {
        out.writeByte(1);
        out.writeDouble(platt.slope());
        out.writeDouble(platt.offset());
      }
      case Calibrator.Isotonic isotonic -> {
        out.writeByte(2);
        writeAll(isotonic.margins(), out);
        writeAll(isotonic.levels(), out);
      }
    }
  }

  private static Calibrator readCalibrator(DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> new Calibrator.AsTheyAre();
      case 1 -> new Calibrator.Platt(in.readDouble(), in.readDouble());
      case 2 -> new Calibrator.Isotonic(readAll(in), readAll(in));
      default -> throw new IOException("there is no kind of calibrator " + kind);
    };
  }

  private static void writeAll(double[] values, DataOutput out) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static double[] readAll(DataInput in) throws IOException {
    double[] values = new double[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }
}
