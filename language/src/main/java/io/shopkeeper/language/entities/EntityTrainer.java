package io.shopkeeper.language.entities;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.classify.FeatureExtraction;
import io.shopkeeper.language.tagging.CrfModel;
import io.shopkeeper.language.tagging.CrfTrainer;
import io.shopkeeper.neural.encoder.Encoding;
import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.numeric.ColumnScale;
import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.CsrMatrixBuilder;
import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.Design;
import io.shopkeeper.numeric.LongIndex;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Learns to mark entities from tagged texts.
///
/// @param encode whether the vectors of a frozen encoder are seen beside the characters
public record EntityTrainer(boolean encode, Encoders encoders, Workers workers, Progress progress) {
  private static final CrfTrainer FIELD = new CrfTrainer(1, 100);

  /// Of the encoder's dimensions: hundreds of them together weigh about as much as the two dozen
  /// features of a character that are 1.
  private static final double DEVIATION = .1;

  /// What was chosen, for people.
  public String settings() {
    return FIELD.toString();
  }

  /// @throws IllegalArgumentException if texts lack tags
  public EntityModel train(TaggedTexts texts) {
    if (texts.tags().size() != texts.size()) {
      throw new IllegalArgumentException("texts to learn from must be tagged");
    }
    List<String> names = texts.tags().stream().flatMap(List::stream).distinct().sorted().toList();
    int[] starts = starts(texts);
    int[] gold = texts.tags().stream().flatMap(List::stream).mapToInt(names::indexOf).toArray();
    List<long[]> hashed = hashed(texts);
    LongIndex index = frequent(hashed);
    progress.at("reading titles", 0, texts.size());
    Language language =
        FeatureExtraction.mainLanguage(
            IntStream.range(0, texts.size()).mapToObj(texts::text).toList());
    var designs = new ArrayList<Design>();
    designs.add(characters(hashed, index));
    @Nullable ColumnScale scale = null;
    if (encode) {
      DenseMatrix vectors = vectors(texts, starts, language);
      scale = ColumnScale.of(vectors, DEVIATION);
      scale.apply(vectors);
      designs.add(Design.of(vectors));
    }
    progress.at("training the field", 0, 1);
    CrfModel field = FIELD.fit(designs, starts, gold, names.size(), workers);
    progress.at("training the field", 1, 1);
    return new EntityModel(this, names, index, language, scale, field);
  }

  /// The best tags of every text.
  List<List<String>> tag(EntityModel model, TaggedTexts texts) {
    int[] starts = starts(texts);
    var designs = new ArrayList<Design>();
    designs.add(characters(hashed(texts), model.index()));
    ColumnScale scale = model.scale();
    if (scale != null) {
      DenseMatrix vectors = vectors(texts, starts, model.language());
      scale.apply(vectors);
      designs.add(Design.of(vectors));
    }
    int[] tagged = model.field().tag(designs, starts, allowed(model.names()), workers);
    var tags = new ArrayList<List<String>>();
    for (int s = 0; s < texts.size(); s++) {
      var own = new ArrayList<String>();
      for (int i = starts[s]; i < starts[s + 1]; i++) {
        own.add(model.names().get(tagged[i]));
      }
      tags.add(own);
    }
    return tags;
  }

  /// An inside only goes on what has begun.
  private static boolean[][] allowed(List<String> names) {
    int tags = names.size();
    boolean[][] allowed = new boolean[tags + 1][tags];
    for (int u = 0; u <= tags; u++) {
      String before = u == tags ? "O" : names.get(u);
      for (int t = 0; t < tags; t++) {
        String name = names.get(t);
        allowed[u][t] =
            !name.startsWith("I-")
                || (!before.equals("O") && before.substring(2).equals(name.substring(2)));
      }
    }
    return allowed;
  }

  private static int[] starts(TaggedTexts texts) {
    int[] starts = new int[texts.size() + 1];
    for (int s = 0; s < texts.size(); s++) {
      starts[s + 1] = starts[s] + texts.characters().get(s).size();
    }
    return starts;
  }

  private List<long[]> hashed(TaggedTexts texts) {
    long[][][] features = new long[texts.size()][][];
    workers.forEach(
        features.length, () -> s -> features[s] = CharacterFeatures.of(texts.characters().get(s)));
    return Arrays.stream(features).flatMap(Arrays::stream).toList();
  }

  private static LongIndex frequent(List<long[]> hashed) {
    Set<Long> once = new HashSet<>();
    var index = new LongIndex();
    for (long[] features : hashed) {
      for (long feature : features) {
        if (!once.add(feature)) {
          index.add(feature);
        }
      }
    }
    return index;
  }

  private static Design characters(List<long[]> hashed, LongIndex index) {
    CsrMatrixBuilder sparse = CsrMatrix.builder(hashed.size(), index.size());
    for (int i = 0; i < hashed.size(); i++) {
      for (long feature : hashed.get(i)) {
        int column = index.find(feature);
        if (column >= 0) {
          sparse.add(i, column, 1);
        }
      }
    }
    return Design.of(sparse.build());
  }

  /// The vector of the token that each character is in.
  private DenseMatrix vectors(TaggedTexts texts, int[] starts, Language language) {
    TextEncoder encoder = encoders.of(language);
    int width = encoder.weights().dimension();
    DenseMatrix vectors = DenseMatrix.zeros(starts[texts.size()], width);
    workers.forEach(
        texts.size(),
        4,
        () ->
            s -> {
              List<String> characters =
                  texts.characters().get(s).stream().map(CharacterFeatures::plain).toList();
              Encoding encoding = encoder.encode(String.join("", characters));
              int unit = 0;
              for (int c = 0; c < characters.size(); c++) {
                int token = encoding.tokenAt(unit);
                if (token >= 0) {
                  System.arraycopy(
                      encoding.tokens(),
                      token * width,
                      vectors.values(),
                      (starts[s] + c) * width,
                      width);
                }
                unit += characters.get(c).length();
              }
            });
    return vectors;
  }
}
