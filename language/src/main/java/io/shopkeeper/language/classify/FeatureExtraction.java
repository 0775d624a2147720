package io.shopkeeper.language.classify;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.language.Language;
import io.shopkeeper.numeric.Workers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes features of many records.
///
/// @param features of one record; called on any thread
public record FeatureExtraction<T>(Function<T, TextFeatures> features) {
  private static final int BLOCK = 4;
  private static final int REPORTED = 64;

  /// The language that most of some texts are in: one encoder for all, since vectors of two cannot
  /// be compared.
  public static Language mainLanguage(List<String> texts) {
    return texts.stream()
        .map(Language::of)
        .filter(language -> language != Language.OTHER)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.<Language, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(Language.ENGLISH);
  }

  /// The features of every record, in order.
  public List<TextFeatures> of(List<T> records, Workers workers, Progress progress) {
    TextFeatures[] all = new TextFeatures[records.size()];
    var done = new AtomicInteger();
    workers.forEach(
        all.length,
        BLOCK,
        () ->
            i -> {
              all[i] = features.apply(records.get(i));
              if (done.incrementAndGet() % REPORTED == 0) {
                synchronized (done) {
                  progress.at("reading texts", done.get(), all.length);
                }
              }
            });
    progress.at("reading texts", all.length, all.length);
    return List.of(all);
  }
}
