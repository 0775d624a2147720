package io.shopkeeper.serve.api;

import io.shopkeeper.language.IdentifiedLanguage;
import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.language.insight.ReadReviews;
import io.shopkeeper.language.reviews.AspectCatalogue;
import io.shopkeeper.language.reviews.Phrasing;
import io.shopkeeper.language.reviews.ReviewAnalyser;
import io.shopkeeper.language.reviews.TextAnalysis;
import io.shopkeeper.language.words.PlainText;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.ShopReviews;
import java.util.List;

/// Reads texts that are sent. They are data: nothing in them is followed, and none is kept.
public final class TextsApi {
  /// A review of 100 KB in any script fits.
  static final int MOST_CHARACTERS = 100_000;

  static final int MOST_TEXTS = 64;
  private static final int LIMIT = 1024 * 1024;

  /// An encoder takes some milliseconds for 30 tokens.
  private static final int ENCODED_LIMIT = 128 * 1024;

  private final ShopReviews reviews;
  private final TextEmbedder embedder;

  public TextsApi(ShopReviews reviews, TextEmbedder embedder) {
    this.reviews = reviews;
    this.embedder = embedder;
  }

  /// `{"text": …}` or `{"texts": […]}`, with the `category` whose aspects are looked for.
  public Answer analyse(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    List<String> texts = texts(fields, 1);
    String category = fields.text("category").orElse("");
    ReviewAnalyser analyser =
        reviews
            .read()
            .map(ReadReviews::study)
            .map(study -> study.analyser().with(study.catalogue(category)))
            .orElseGet(ReviewAnalyser::untrained);
    AspectCatalogue catalogue = analyser.catalogue();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          TextJson.model(json, analyser);
          json.writeArrayPropertyStart("texts");
          for (String text : texts) {
            TextAnalysis analysis = analyser.analyse(text);
            String plain = PlainText.of(text);
            json.writeStartObject();
            TextJson.written(json, IdentifiedLanguage.of(text.substring(0, plain.length())));
            TextJson.analysis(json, text, analysis, catalogue);
            TextJson.hints(json, Phrasing.hints(plain));
            TextJson.entities(json, plain, reviews.names());
            reviews.categories().ifPresent(model -> TextJson.category(json, model.predict(plain)));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// `{"texts": […]}`: how near in meaning each is to each.
  public Answer similarity(Request request) {
    List<String> texts = texts(JsonFields.parse(request.body(ENCODED_LIMIT)), 2);
    List<float[]> vectors = embedder.embed(texts);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("model", embedder.name());
          json.writeArrayPropertyStart("cosine");
          for (float[] one : vectors) {
            json.writeStartArray();
            vectors.forEach(other -> json.writeNumber(TextJson.rounded(Vectors.dot(one, other))));
            json.writeEndArray();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  private static List<String> texts(JsonFields fields, int least) {
    List<String> texts = fields.texts("texts");
    if (texts.isEmpty()) {
      texts = fields.texts("text");
    }
    if (texts.size() < least) {
      throw Problem.badRequest(
              "there are %d texts in the body".formatted(texts.size()),
              least == 1
                  ? "Give \"text\": \"…\" or \"texts\": [\"…\", …]."
                  : "Give \"texts\": [\"…\", \"…\"], two or more.")
          .asException();
    }
    if (texts.size() > MOST_TEXTS) {
      throw new Problem(
              ProblemKind.TOO_LARGE,
              "the body holds %d texts, more than %d".formatted(texts.size(), MOST_TEXTS),
              "Send them in several requests.")
          .asException();
    }
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).length() > MOST_CHARACTERS) {
        throw new Problem(
                ProblemKind.TOO_LARGE,
                "text %d has %,d characters, more than %,d"
                    .formatted(i + 1, texts.get(i).length(), MOST_CHARACTERS),
                "Send its beginning: of a text the first %,d characters are read."
                    .formatted(PlainText.MOST_UNITS))
            .asException();
      }
    }
    return texts;
  }
}
