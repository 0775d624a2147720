package io.shopkeeper.language.client;

import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.language.remote.ExchangeException;
import io.shopkeeper.language.remote.Retries;
import io.shopkeeper.numeric.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Vectors by the `/embeddings` of any OpenAI-compatible server. They are brought to norm 1 here.
///
/// The first [#READ] characters of a text are sent, in requests of [#BATCH] texts. How many of them
/// the server's model reads, and whether a text has the same vector alone and in a batch to the
/// last bit, is the server's.
public final class EmbeddingsClient implements TextEmbedder, AutoCloseable {
  /// UTF-16 units; a token is at least one of them.
  static final int READ = 8_000;

  static final int BATCH = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final OpenAiClient client;
  private final Endpoint endpoint;
  private final Retries retries;
  private int dimension;

  public EmbeddingsClient(Endpoint endpoint, Retries retries, InstantSource clock) {
    this.endpoint = endpoint;
    this.retries = retries;
    this.client = new OpenAiClient(endpoint, clock);
  }

  @Override
  public String name() {
    return endpoint.model();
  }

  /// Asks the server for a vector if none was seen yet.
  @Override
  public synchronized int dimension() {
    if (dimension == 0) {
      dimension = request(List.of("1")).getFirst().length;
    }
    return dimension;
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    List<String> normal =
        texts.stream().map(NormalText::of).map(EmbeddingsClient::beginning).toList();
    List<String> asked = normal.stream().filter(text -> !text.isBlank()).toList();
    var answers = new ArrayList<float[]>();
    for (int from = 0; from < asked.size(); from += BATCH) {
      answers.addAll(request(asked.subList(from, Math.min(from + BATCH, asked.size()))));
    }
    var vectors = new ArrayList<float[]>();
    int next = 0;
    for (String text : normal) {
      vectors.add(text.isBlank() ? new float[dimension()] : sized(answers.get(next++)));
    }
    return vectors;
  }

  private float[] sized(float[] vector) {
    if (vector.length != dimension()) {
      throw new LanguageException(
          LanguageException.Code.EMBEDDER_FAILED,
          "%s made vectors of dimension %d, then of %d: name one model"
              .formatted(endpoint, dimension(), vector.length));
    }
    return vector;
  }

  private static String beginning(String text) {
    if (text.length() <= READ) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(READ - 1)) ? READ - 1 : READ);
  }

  private List<float[]> request(List<String> texts) {
    Map<String, Object> body =
        Map.of("model", endpoint.model(), "input", texts, "encoding_format", "float");
    try {
      return retries.call(() ->
          client.post("/embeddings", body, PATIENCE, (answer, _) -> vectors(answer, texts.size())));
    } catch (ExchangeException e) {
      throw new LanguageException(
          LanguageException.Code.EMBEDDER_FAILED, "no vectors: " + e.getMessage(), e);
    }
  }

  private List<float[]> vectors(InputStream body, int count) throws IOException, ExchangeException {
    String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    List<Map<String, Object>> data =
        Json.object(text)
            .map(document -> Json.objects(document, "data"))
            .orElseThrow(() -> client.malformed("with what is not JSON"));
    float[][] vectors = new float[count][];
    for (Map<String, Object> entry : data) {
      long index = Json.number(entry, "index");
      if (index >= 0 && index < count && entry.get("embedding") instanceof List<?> numbers) {
        vectors[(int) index] = unit(numbers);
      }
    }
    for (float[] vector : vectors) {
      if (vector == null) {
        throw client.malformed("with fewer than the %d vectors asked for".formatted(count));
      }
    }
    return List.of(vectors);
  }

  private float[] unit(List<?> numbers) throws ExchangeException {
    float[] vector = new float[numbers.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = numbers.get(i) instanceof Number number ? number.floatValue() : Float.NaN;
    }
    double norm = Math.sqrt(Vectors.squaredNorm(vector));
    if (!(norm > 0) || Double.isInfinite(norm)) {
      throw client.malformed("with a vector that is zero or not of numbers");
    }
    Vectors.scale((float) (1 / norm), vector);
    return vector;
  }

  @Override
  public void close() {
    client.close();
  }
}
