package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.ModelArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A ranker with the features it has learned by, so that it can be used where others are known,
/// too.
///
/// @param features in the ranker's order
/// @param chance makes probabilities of its scores; null where none was found
public record LearnedRanker(Ranker ranker, List<Feature> features, @Nullable Chance chance) {
  /// Stands in a file before what makes probabilities.
  private static final String CALIBRATED = "calibrated";

  public LearnedRanker {
    features = List.copyOf(features);
    if (features.size() != ranker.features()) {
      throw new IllegalArgumentException(
          "a ranker of %d features is given %d".formatted(ranker.features(), features.size()));
    }
  }

  /// Writes it: texts of the features, then what the kind of ranker says of itself.
  public void write(DataOutput out) throws IOException {
    ModelArrays.writeTexts(out, features.stream().map(Feature::name).toList());
    ModelArrays.writeTexts(out, features.stream().map(Feature::topic).toList());
    ModelArrays.writeTexts(out, features.stream().map(f -> f.part().name()).toList());
    if (chance != null) {
      out.writeUTF(CALIBRATED);
      out.writeDouble(chance.slope());
      out.writeDouble(chance.offset());
    }
    out.writeUTF(ranker.name());
    switch (ranker) {
      case BoostedRanker boosted -> boosted.write(out);
      case LinearRanker linear -> linear.write(out);
    }
  }

  public static LearnedRanker read(DataInput in) throws IOException {
    List<String> names = ModelArrays.readTexts(in);
    List<String> topics = ModelArrays.readTexts(in);
    List<String> parts = ModelArrays.readTexts(in);
    List<Feature> features = new ArrayList<>();
    for (int f = 0; f < names.size(); f++) {
      features.add(new Feature(names.get(f), topics.get(f), part(parts.get(f))));
    }
    String name = in.readUTF();
    Chance chance = null;
    if (name.equals(CALIBRATED)) {
      chance = new Chance(in.readDouble(), in.readDouble());
      name = in.readUTF();
    }
    return new LearnedRanker(
        switch (name) {
          case BoostedRanker.NAME -> BoostedRanker.read(in);
          case LinearRanker.NAME -> LinearRanker.read(in);
          default -> throw new IOException("an unknown kind of ranker, '%s'".formatted(name));
        },
        features,
        chance);
  }

  private static Part part(String name) throws IOException {
    for (Part part : Part.values()) {
      if (part.name().equals(name)) {
        return part;
      }
    }
    throw new IOException("an unknown part, '%s'".formatted(name));
  }
}
