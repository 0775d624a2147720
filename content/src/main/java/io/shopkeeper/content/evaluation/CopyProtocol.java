package io.shopkeeper.content.evaluation;

import io.shopkeeper.content.compose.Composer;
import io.shopkeeper.content.compose.ComposerSettings;
import io.shopkeeper.content.compose.ComposerTrainer;
import io.shopkeeper.content.compose.CopyExample;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Sha256;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Copy is written from attributes and compared with what people wrote, as the published figures of
/// AdvertiseGen are made (`compute_metrics` of ChatGLM-6B's `ptuning/main.py`): BLEU-4 over
/// characters, ROUGE-1, -2 and -L over the words of jieba, one reference, means over texts in per
/// cent. Beside it, the share of stated attribute values that the input supports, in [0, 1].
///
/// @param workers that write texts at the same time; how many does not change them
public record CopyProtocol(Workers workers, Progress progress) {
  /// Of a single file, about every tenth record is held out.
  private static final int PARTS = 10;

  /// Learns from records with texts, those that test has left out, and writes a text for each of
  /// test; returns how they are judged.
  ///
  /// @param model `auto` or `composed`
  /// @throws io.shopkeeper.content.ContentException if there is too little to learn from
  public Function<Bootstrap, ProtocolResult> fit(
      List<CopyRecord> train, List<CopyRecord> test, String model) {
    if (!model.equals("auto") && !model.equals("composed")) {
      throw new IllegalArgumentException(
          "model '%s' is not one of auto, composed".formatted(model));
    }
    var nearness = new Nearness(test);
    List<CopyRecord> kept = train.stream().filter(record -> !nearness.has(record)).toList();
    ComposerSettings settings = ComposerSettings.DEFAULT;
    Composer composer =
        new ComposerTrainer(settings, progress)
            .train(
                kept.stream()
                    .filter(record -> record.text() != null)
                    .map(record ->
                        new CopyExample(record.attributes(), Objects.requireNonNull(record.text())))
                    .toList());
    return bootstrap -> {
      List<String> texts = write(composer, test);
      return new ProtocolResult(
              "copy",
              "composed",
              "%s, %,d passages of %,d texts".formatted(settings, composer.passages(), kept.size()),
              new CopyMetrics(new StatedValues(train), bootstrap).of(test, texts),
              "texts",
              texts)
          .withDropped(train.size() - kept.size());
    };
  }

  /// The same, a tenth of the records held out by a hash of their attributes: the same product is
  /// never on both sides.
  public Function<Bootstrap, ProtocolResult> fit(List<CopyRecord> data, String model) {
    List<CopyRecord> train = new ArrayList<>();
    List<CopyRecord> test = new ArrayList<>();
    for (CopyRecord record : data) {
      String digest = Sha256.hex(record.attributes().toString());
      int part = Integer.parseInt(digest.substring(0, 6), 16) % PARTS;
      (part == 0 ? test : train).add(record);
    }
    return fit(train, test, model);
  }

  private List<String> write(Composer composer, List<CopyRecord> test) {
    String[] texts = new String[test.size()];
    workers.forEach(
        texts.length, 1, () -> i -> texts[i] = composer.compose(test.get(i).attributes()).text());
    return Arrays.asList(texts);
  }
}
