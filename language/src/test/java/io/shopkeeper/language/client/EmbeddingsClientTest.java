package io.shopkeeper.language.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.language.embed.TextEmbedderContract;
import io.shopkeeper.language.remote.Retries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddingsClientTest extends TextEmbedderContract {
  private final FakeOpenAiServer server = new FakeOpenAiServer();
  private final List<Duration> pauses = new ArrayList<>();
  private final EmbeddingsClient embedder =
      new EmbeddingsClient(
          server.endpoint(),
          Retries.standard(new SplittableRandom(1), pauses::add),
          InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")));

  @AfterEach
  void close() {
    embedder.close();
    server.close();
  }

  @Override
  protected TextEmbedder embedder() {
    return server.requests().isEmpty() ? asked(FakeOpenAiServer.embeddings(16)) : embedder;
  }

  private TextEmbedder asked(FakeOpenAiServer.Behaviour behaviour) {
    server.then(behaviour);
    return embedder;
  }

  @Test
  void theKeyGoesInTheHeaderAndTheModelInTheBody() {
    asked(FakeOpenAiServer.embeddings(4)).embed(List.of("a"));
    assertThat(server.authorizations()).contains("Bearer sk-test-do-not-tell");
    assertThat(server.requests().getFirst()).containsEntry("model", "fake-model");
  }

  @Test
  void aBusyServerIsGivenTheTimeItAsksFor() {
    server.then(FakeOpenAiServer.busy("7")).then(FakeOpenAiServer.embeddings(4));
    assertThat(embedder.embed(List.of("a"))).hasSize(1);
    assertThat(pauses).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void aServerThatFailsIsAskedThreeTimes() {
    server.then(FakeOpenAiServer.error(500, "out of memory"));
    assertThatExceptionOfType(LanguageException.class)
        .isThrownBy(() -> embedder.embed(List.of("a")))
        .withMessageContaining("HTTP 500: out of memory");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void aRefusalIsFinalAndNeverTellsTheKey() {
    server.then(FakeOpenAiServer.error(401, "Incorrect API key provided: sk-test-do-not-tell"));
    assertThatExceptionOfType(LanguageException.class)
        .isThrownBy(() -> embedder.embed(List.of("a")))
        .withMessageContaining("HTTP 401")
        .withMessageNotContaining("do-not-tell");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void nonsenseIsNotTakenForVectors() {
    for (var nonsense :
        List.of(
            FakeOpenAiServer.raw(200, "text/html", "<html>hello</html>"),
            FakeOpenAiServer.json(200, Map.of("data", List.of())),
            FakeOpenAiServer.json(
                200, Map.of("data", List.of(Map.of("index", 0, "embedding", List.of("a"))))),
            FakeOpenAiServer.json(
                200, Map.of("data", List.of(Map.of("index", 0, "embedding", List.of())))),
            FakeOpenAiServer.cutOff("{\"data\": ["))) {
      try (var nonsensical = new FakeOpenAiServer().then(nonsense);
          var client =
              new EmbeddingsClient(
                  nonsensical.endpoint(),
                  Retries.standard(new SplittableRandom(1), pauses::add),
                  InstantSource.system())) {
        assertThatExceptionOfType(LanguageException.class)
            .isThrownBy(() -> client.embed(List.of("a")))
            .satisfies(e -> assertThat(e.code()).isEqualTo(LanguageException.Code.EMBEDDER_FAILED));
      }
    }
  }

  @Test
  void vectorsOfTwoLengthsAreRefused() {
    server.then(FakeOpenAiServer.embeddings(4)).then(FakeOpenAiServer.embeddings(5));
    assertThat(embedder.dimension()).isEqualTo(4);
    assertThatExceptionOfType(LanguageException.class)
        .isThrownBy(() -> embedder.embed(List.of("a")))
        .withMessageContaining("dimension 4, then of 5");
  }

  @Test
  void nobodyThere() {
    server.close();
    assertThatExceptionOfType(LanguageException.class)
        .isThrownBy(() -> embedder.embed(List.of("a")))
        .withMessageContaining("the connection to fake-model at http://127.0.0.1");
    assertThat(pauses).hasSize(2);
  }
}
