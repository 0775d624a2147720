package io.shopkeeper.language.evaluation;

import io.shopkeeper.language.Language;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.classify.Ngrams;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.language.reviews.OpinionMeasures;
import io.shopkeeper.neural.encoder.Encoding;
import io.shopkeeper.neural.encoder.TextEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Whole texts in a table, a title put before its text.
///
/// @param labelNames of the column of labels, the best first; need not be there
record ReviewTask(List<String> labelNames) implements Task<String> {
  private static final List<String> TITLES = List.of("title", "summary", "标题");
  private static final List<String> BODIES =
      List.of(
          "text",
          "text_a",
          "review",
          "review text",
          "review_text",
          "reviewtext",
          "content",
          "comment",
          "sentence",
          "body",
          "评论",
          "内容");
  private static final int LONGEST = 3;

  /// How much of a text is encoded, in characters: what is behind it hardly changes a verdict.
  private static final int MOST_CHARACTERS = 1_500;

  @Override
  public Labelled<String> read(Path path) {
    RecordFile file = RecordFile.read(path);
    int body = file.column(BODIES);
    if (body < 0) {
      throw new LanguageException(
          LanguageException.Code.FILE_UNREADABLE,
          "'%s' has no column of texts: one of %s is expected, not %s"
              .formatted(path, BODIES, file.columns()));
    }
    int title = file.column(TITLES);
    int label = file.column(labelNames);
    return new Labelled<>(
        file.records().stream()
            .map(row ->
                title < 0 || row.get(title).isBlank()
                    ? row.get(body)
                    : row.get(title) + " . " + row.get(body))
            .toList(),
        label < 0
            ? List.of()
            : file.records().stream().map(row -> row.get(label).strip()).toList());
  }

  @Override
  public String text(String text) {
    return text;
  }

  @Override
  public String rewritten(String record, UnaryOperator<String> text) {
    return text.apply(record);
  }

  @Override
  public Function<String, TextFeatures> features(
      Language language, Optional<TextEncoder> encoder, List<String> train) {
    return text -> {
      String normal = NormalText.of(text);
      return new TextFeatures(
          new Ngrams().add("", Ngrams.units(normal), LONGEST).distinct(),
          encoder.map(e -> vectors(e, normal)).orElse(new float[0][]),
          OpinionMeasures.of(normal),
          List.of(beginning(normal)));
    };
  }

  private static String beginning(String normal) {
    return normal.substring(0, Math.min(normal.length(), MOST_CHARACTERS));
  }

  /// The sentence vector, the mean over tokens of every layer, the greatest value over tokens.
  private static float[][] vectors(TextEncoder encoder, String normal) {
    List<Encoding> layers = encoder.layers(beginning(normal));
    var vectors = new ArrayList<float[]>();
    vectors.add(layers.getLast().sentence());
    for (Encoding layer : layers) {
      vectors.add(layer.mean(0, layer.size()));
    }
    vectors.add(layers.getLast().max(0, layers.getLast().size()));
    return vectors.toArray(float[][]::new);
  }
}
