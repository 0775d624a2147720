package io.shopkeeper.language.entities;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.classify.FeatureExtraction;
import io.shopkeeper.language.tagging.CrfModel;
import io.shopkeeper.language.tagging.CrfTrainer;
import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.CsrMatrixBuilder;
import io.shopkeeper.numeric.Design;
import io.shopkeeper.numeric.LongIndex;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Learns to mark entities from tagged texts.
///
/// @param encode whether an encoder is trained beside the field
public record EntityTrainer(
    boolean encode, Encoders encoders, Seed seed, Workers workers, Progress progress) {
  private static final CrfTrainer FIELD = new CrfTrainer(1, 100);

  /// What the network's logarithms of probabilities are weighed by against the field's scores:
  /// chosen on a held-out fifth of titles.
  private static final double NETWORK = .5;

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
    progress.at("training the field", 0, 1);
    List<Design> designs = List.of(characters(hashed, index));
    CrfModel field = FIELD.fit(designs, starts, gold, names.size(), workers);
    progress.at("training the field", 1, 1);
    return new EntityModel(this, names, index, field, encode ? network(texts, names) : null);
  }

  private CharacterNetwork network(TaggedTexts texts, List<String> names) {
    Language language =
        FeatureExtraction.mainLanguage(
            IntStream.range(0, texts.size()).mapToObj(texts::text).toList());
    List<int[]> targets =
        texts.tags().stream()
            .map(tags -> tags.stream().mapToInt(names::indexOf).toArray())
            .toList();
    return CharacterNetwork.train(
        texts,
        targets,
        names.size(),
        encoders.of(language),
        seed.generator("character network"),
        workers,
        progress);
  }

  /// The best tags of every text.
  List<List<String>> tag(EntityModel model, TaggedTexts texts) {
    int[] starts = starts(texts);
    double[][] scores = new double[model.names().size()][starts[texts.size()]];
    CharacterNetwork network = model.network();
    if (network != null) {
      network.score(texts, starts, NETWORK, scores, workers);
    }
    return tag(model, texts, scores);
  }

  /// Adds the field's scores to those given.
  List<List<String>> tag(EntityModel model, TaggedTexts texts, double[][] scores) {
    int[] starts = starts(texts);
    List<Design> designs = List.of(characters(hashed(texts), model.index()));
    int[] tagged = model.field().tag(designs, starts, scores, allowed(model.names()), workers);
    return named(model.names(), starts, tagged);
  }

  static List<List<String>> named(List<String> names, int[] starts, int[] tagged) {
    var tags = new ArrayList<List<String>>();
    for (int s = 0; s + 1 < starts.length; s++) {
      var own = new ArrayList<String>();
      for (int i = starts[s]; i < starts[s + 1]; i++) {
        own.add(names.get(tagged[i]));
      }
      tags.add(own);
    }
    return tags;
  }

  /// An inside only goes on what has begun.
  static boolean[][] allowed(List<String> names) {
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

  static int[] starts(TaggedTexts texts) {
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
}
