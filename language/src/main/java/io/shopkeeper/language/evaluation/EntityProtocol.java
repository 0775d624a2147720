package io.shopkeeper.language.evaluation;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.entities.EntityModel;
import io.shopkeeper.language.entities.EntityTrainer;
import io.shopkeeper.language.entities.TaggedTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Entities are marked in texts, a character and its tag a line. An entity is right if its first
/// and last character and its kind are (Tjong Kim Sang and De Meulder, CoNLL 2003); figures are
/// over all entities.
public final class EntityProtocol implements TextProtocol {

  @Override
  public String label() {
    return "entities";
  }

  @Override
  public ProtocolResult run(TextFiles files, String model, Surroundings given) {
    boolean encode =
        switch (model) {
          case "auto", "crf+encoder" -> true;
          case "crf" -> false;
          default ->
              throw new IllegalArgumentException(
                  "model '%s' is not one of auto, crf, crf+encoder".formatted(model));
        };
    if (files.data() != null) {
      throw new IllegalArgumentException("entities need --train FILE with --test FILE");
    }
    TaggedTexts all = TaggedTexts.parse(RecordFile.text(Objects.requireNonNull(files.train())));
    if (files.valid() != null) {
      all = joined(all, TaggedTexts.parse(RecordFile.text(files.valid())));
    }
    TaggedTexts test = TaggedTexts.parse(RecordFile.text(Objects.requireNonNull(files.test())));
    TaggedTexts train = without(all, test);
    EntityModel trained =
        new EntityTrainer(encode, given.encoders(), given.seed(), given.workers(), given.progress())
            .train(train);
    given.trained().run();
    List<List<String>> tags = trained.tag(test);
    return new ProtocolResult(
            label(),
            encode ? "crf+encoder" : "crf",
            trained.trainer().settings(),
            test.tags().isEmpty() ? new MetricReport(new LinkedHashMap<>()) : metrics(test, tags),
            "texts",
            lines(test, tags))
        .withRecords(test.size())
        .withDropped(all.size() - train.size());
  }

  private static TaggedTexts joined(TaggedTexts one, TaggedTexts other) {
    var characters = new ArrayList<>(one.characters());
    characters.addAll(other.characters());
    var tags = new ArrayList<>(one.tags());
    tags.addAll(other.tags());
    return new TaggedTexts(characters, tags);
  }

  private static TaggedTexts without(TaggedTexts all, TaggedTexts test) {
    Set<String> keys =
        IntStream.range(0, test.size())
            .mapToObj(i -> NormalText.key(test.text(i)))
            .collect(Collectors.toSet());
    int[] kept =
        IntStream.range(0, all.size())
            .filter(i -> !keys.contains(NormalText.key(all.text(i))))
            .toArray();
    return new TaggedTexts(
        IntStream.of(kept).mapToObj(all.characters()::get).toList(),
        IntStream.of(kept).mapToObj(all.tags()::get).toList());
  }

  private static MetricReport metrics(TaggedTexts test, List<List<String>> tags) {
    int right = 0;
    int marked = 0;
    int gold = 0;
    for (int s = 0; s < test.size(); s++) {
      Set<Span> truth = Span.of(test.tags().get(s));
      Set<Span> found = Span.of(tags.get(s));
      marked += found.size();
      gold += truth.size();
      found.retainAll(truth);
      right += found.size();
    }
    var metrics = new LinkedHashMap<String, Interval>();
    metrics.put("micro-f1", Interval.exact(quotient(2.0 * right, marked + gold)));
    metrics.put("precision", Interval.exact(quotient(right, marked)));
    metrics.put("recall", Interval.exact(quotient(right, gold)));
    return new MetricReport(metrics);
  }

  private static double quotient(double numerator, double denominator) {
    return denominator == 0 ? 0 : numerator / denominator;
  }

  private static List<String> lines(TaggedTexts test, List<List<String>> tags) {
    var lines = new ArrayList<String>();
    for (int s = 0; s < test.size(); s++) {
      for (int i = 0; i < tags.get(s).size(); i++) {
        lines.add(test.characters().get(s).get(i) + " " + tags.get(s).get(i));
      }
      lines.add("");
    }
    return lines;
  }
}
