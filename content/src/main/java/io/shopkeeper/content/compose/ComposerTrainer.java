package io.shopkeeper.content.compose;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.content.ContentException;
import io.shopkeeper.domain.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Learns to compose from texts that people wrote, all in one language: four seconds for 4,000
/// texts of a hundred characters, on one thread. No chance is involved.
public final class ComposerTrainer {
  private static final int LEAST_EXAMPLES = 2;

  private final ComposerSettings settings;
  private final Progress progress;

  public ComposerTrainer(ComposerSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /// @throws ContentException if there are not two examples, or nothing in them can be said again
  public Composer train(List<CopyExample> examples) {
    if (examples.size() < LEAST_EXAMPLES) {
      throw nothing("%d texts with attributes".formatted(examples.size()));
    }
    List<List<Attribute>> products = examples.stream().map(CopyExample::attributes).toList();
    progress.at("reading texts", 0, examples.size());
    var learned = Examples.of(examples.stream().map(example -> Pieces.of(example.text())).toList());
    var values = new KnownValues(products);
    List<Passage> passages = passages(examples, learned.table(), values);
    if (passages.isEmpty()) {
      throw nothing("%d texts without a sentence to be said again".formatted(examples.size()));
    }
    progress.at("weighing attributes", examples.size(), examples.size());
    var weights = new ExampleWeights(products, settings.features(), settings.penalty());
    return new Composer(settings, learned, weights, values, passages);
  }

  private List<Passage> passages(List<CopyExample> examples, GramTable table, KnownValues values) {
    var reader = new PassageReader(settings.mostClauses());
    var seen = new HashSet<String>();
    var passages = new ArrayList<Passage>();
    for (int i = 0; i < examples.size(); i++) {
      progress.at("reading texts", i, examples.size());
      for (PassageReader.Run run : reader.read(examples.get(i).text())) {
        if (seen.add(run.text())) {
          passages.add(
              new Passage(
                  run.text(),
                  Measured.of(Pieces.of(run.text()), table),
                  values.numbersIn(run.text()),
                  Particulars.of(run.text()),
                  run.place(),
                  run.whole()));
        }
      }
    }
    return passages;
  }

  private static ContentException nothing(String found) {
    return new ContentException(
        ContentException.Code.NOTHING_TO_LEARN_FROM,
        "%s are too little to learn to write from: give texts that people wrote of products with attributes"
            .formatted(found));
  }
}
