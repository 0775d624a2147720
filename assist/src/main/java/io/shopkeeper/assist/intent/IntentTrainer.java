package io.shopkeeper.assist.intent;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.classify.FeatureExtraction;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.language.classify.TunedEncoderTrainer;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// Learns intents from utterances, from a handful of each on, all in the language that most of them
/// are in.
///
/// Cost: a pass of the encoder an utterance, and [#GROUPS] + 1 ridge regressions: 10,000 utterances
/// of 77 intents some two CPU-minutes; and where intents are hard to tell apart, the encoder
/// trained further.
///
/// @param encoders closed by their owner; the model goes on using them
/// @param work allowed to train the encoder further, 0 for none; see [TunedEncoderTrainer]
public record IntentTrainer(
    Encoders encoders, double work, Seed seed, Workers workers, Progress progress) {
  /// Groups of intents, each held out once to learn what being out of scope looks like.
  private static final int GROUPS = 4;

  /// @throws IllegalArgumentException if there are fewer than two intents
  public IntentModel train(List<IntentExample> examples) {
    Language language =
        FeatureExtraction.mainLanguage(examples.stream().map(IntentExample::text).toList());
    UtteranceReader reader = reader(language);
    return train(
        reader,
        new FeatureExtraction<String>(reader::read)
            .of(examples.stream().map(IntentExample::text).toList(), workers, progress),
        examples.stream().map(IntentExample::intent).toList());
  }

  /// What reads utterances of a language.
  public UtteranceReader reader(Language language) {
    return new UtteranceReader(
        language == Language.OTHER ? Language.ENGLISH : language, encoders.of(language));
  }

  /// The same of utterances that were read already.
  ///
  /// @param intents of each
  public IntentModel train(
      UtteranceReader reader, List<TextFeatures> utterances, List<String> intents) {
    List<String> names = intents.stream().distinct().sorted().toList();
    if (names.size() < 2) {
      throw new IllegalArgumentException("at least two intents are needed, not " + names);
    }
    int[] labels = intents.stream().mapToInt(names::indexOf).toArray();
    int groups = Math.min(GROUPS, names.size());
    progress.at("learning intents", 0, groups + 1);
    Fitted.WithLeftOut all = Fitted.to(utterances, labels, names.size(), seed, workers);
    var signs = new ArrayList<Scope.Signs>();
    var inScope = new ArrayList<Boolean>();
    int[] group = groups(names.size(), groups);
    int[] fold = folds(labels, groups);
    for (int held = 0; held < groups; held++) {
      progress.at("learning intents", held + 1, groups + 1);
      judge(utterances, labels, group, fold, held, signs, inScope);
    }
    progress.at("learning intents", groups + 1, groups + 1);
    boolean[] scoped = new boolean[inScope.size()];
    for (int i = 0; i < scoped.length; i++) {
      scoped[i] = inScope.get(i);
    }
    Temperature temperature = Temperature.of(all.leftOut(), labels);
    Optional<TunedIntents> tuned =
        work == 0
            ? Optional.empty()
            : TunedIntents.of(
                reader,
                utterances,
                labels,
                Arrays.stream(all.leftOut())
                    .map(temperature::probabilities)
                    .toArray(double[][]::new),
                work,
                seed,
                workers,
                progress);
    return new IntentModel(
        names,
        reader,
        all.fitted(),
        temperature,
        tuned.orElse(null),
        Scope.of(signs, scoped, workers));
  }

  /// Adds the signs of utterances of a group of intents, and of the held-out fold of the others, by
  /// what neither took part in.
  private void judge(
      List<TextFeatures> utterances,
      int[] labels,
      int[] group,
      int[] fold,
      int held,
      List<Scope.Signs> signs,
      List<Boolean> inScope) {
    int[] taught =
        IntStream.range(0, labels.length)
            .filter(i -> group[labels[i]] != held && fold[i] != held)
            .toArray();
    int[] known = Arrays.stream(taught).map(i -> labels[i]).distinct().sorted().toArray();
    Fitted fitted =
        Fitted.to(
                Arrays.stream(taught).mapToObj(utterances::get).toList(),
                Arrays.stream(taught).map(i -> Arrays.binarySearch(known, labels[i])).toArray(),
                known.length,
                seed,
                workers)
            .fitted();
    int[] judged =
        IntStream.range(0, labels.length)
            .filter(i ->
                group[labels[i]] == held
                    || (fold[i] == held && Arrays.binarySearch(known, labels[i]) >= 0))
            .toArray();
    Scope.Signs[] found = new Scope.Signs[judged.length];
    workers.forEach(
        judged.length,
        () ->
            j -> {
              TextFeatures utterance = utterances.get(judged[j]);
              found[j] = fitted.signs(utterance, fitted.margins(utterance));
            });
    for (int j = 0; j < judged.length; j++) {
      signs.add(found[j]);
      inScope.add(group[labels[judged[j]]] != held);
    }
  }

  /// A group of every intent, of nearly equal size.
  private int[] groups(int intents, int groups) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, intents).boxed().toList());
    Collections.shuffle(order, Random.from(seed.generator("groups of intents")));
    int[] group = new int[intents];
    for (int i = 0; i < intents; i++) {
      group[order.get(i)] = i % groups;
    }
    return group;
  }

  /// A fold of every utterance, nearly as many of each intent in every fold; the first of an intent
  /// is in one that is never held out.
  private static int[] folds(int[] labels, int folds) {
    int[] seen = new int[Arrays.stream(labels).max().orElse(0) + 1];
    return Arrays.stream(labels).map(label -> (folds + seen[label]++) % (folds + 1)).toArray();
  }
}
