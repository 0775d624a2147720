package io.shopkeeper.profile.foresight;

import io.shopkeeper.profile.lifetime.BetaGeometric;
import io.shopkeeper.profile.lifetime.GammaGamma;
import io.shopkeeper.profile.predict.ClassifierFile;
import io.shopkeeper.profile.predict.FittedClassifier;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a training leaves: who buys again, how often, and for how much. Immutable.
///
/// @param ahead days that are foretold
/// @param features the classifier's columns in their order
/// @param again whether a customer orders within these days
/// @param trial how good such a model was on the last days of the log, which it had not seen
/// @param purchases how often, and until when; null if nobody ordered twice
/// @param amounts of an order, in minor units; null if the mean of all would be infinite
public record ForesightModel(
    int ahead,
    List<String> features,
    FittedClassifier again,
    Trial trial,
    @Nullable BetaGeometric purchases,
    @Nullable GammaGamma amounts) {
  private static final int FORMAT = 2;

  public ForesightModel {
    features = List.copyOf(features);
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(FORMAT);
    out.writeInt(ahead);
    out.writeInt(features.size());
    for (String feature : features) {
      out.writeUTF(feature);
    }
    ClassifierFile.write(again, out);
    trial.write(out);
    out.writeBoolean(purchases != null);
    if (purchases != null) {
      out.writeDouble(purchases.r());
      out.writeDouble(purchases.alpha());
      out.writeDouble(purchases.a());
      out.writeDouble(purchases.b());
    }
    out.writeBoolean(amounts != null);
    if (amounts != null) {
      out.writeDouble(amounts.p());
      out.writeDouble(amounts.q());
      out.writeDouble(amounts.v());
    }
  }

  /// @throws IOException if that is something else, of another format, or cut off
  public static ForesightModel read(DataInput in) throws IOException {
    int format = in.readInt();
    if (format != FORMAT) {
      throw new IOException(
          "the model file has format %d, this program reads %d: train again"
              .formatted(format, FORMAT));
    }
    int ahead = in.readInt();
    List<String> features = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      features.add(in.readUTF());
    }
    FittedClassifier again = ClassifierFile.read(in);
    Trial trial = Trial.read(in);
    BetaGeometric purchases =
        in.readBoolean()
            ? new BetaGeometric(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble())
            : null;
    GammaGamma amounts =
        in.readBoolean() ? new GammaGamma(in.readDouble(), in.readDouble(), in.readDouble()) : null;
    return new ForesightModel(ahead, features, again, trial, purchases, amounts);
  }
}
