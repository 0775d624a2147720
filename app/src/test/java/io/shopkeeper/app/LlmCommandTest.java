package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.JsonTree;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LlmCommandTest {
  private final FakeModelServer server = new FakeModelServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aModelThatWorksIsShownWithWhatItCanDo() {
    server
        .saying("I am ready.")
        .saying("{\\\"sentiment\\\": \\\"positive\\\"}")
        .calling("stock_of", "{\\\"product\\\": \\\"lamp-1\\\"}");
    String out = check(Map.of("SHOPKEEPER_LLM_KEY", "sk-test-do-not-tell"), false);
    assertThat(out.lines())
        .anyMatch(line -> line.matches("Model +fake-model at http://127.0.0.1:\\d+/v1"))
        .anyMatch(line -> line.matches("First words +after .* s"))
        .anyMatch(line -> line.matches("Tokens +11 read, 5 written, as the server says"))
        .anyMatch(line -> line.matches("Answer +I am ready\\."))
        .anyMatch(line -> line.matches("Forms +yes"))
        .anyMatch(line -> line.matches("Tools +yes"));
    assertThat(server.authorizations()).containsOnly("Bearer sk-test-do-not-tell");
    assertThat(out).doesNotContain("do-not-tell");
  }

  @Test
  void whatItCannotDoIsSaid() {
    server.saying("I am ready.");
    assertThat(JsonTree.object(check(Map.of(), true)))
        .containsEntry("configured", true)
        .containsEntry("answer", "I am ready.")
        .containsEntry("forms", false)
        .containsEntry("tools", false);
  }

  @Test
  void aServerThatRefusesIsAFailureWithItsReason() {
    server.then(401, "{\"error\": {\"message\": \"bad key sk-test-do-not-tell\"}}");
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> check(Map.of("SHOPKEEPER_LLM_KEY", "sk-test-do-not-tell"), false))
        .withMessageContaining("HTTP 401: bad key [key]");
  }

  @Test
  void aDayWithoutTokensIsAFailureThatSaysHowToAllowThem() {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> check(Map.of("SHOPKEEPER_LLM_TOKENS_PER_DAY", "0"), false))
        .withMessageContaining("raise SHOPKEEPER_LLM_TOKENS_PER_DAY");
    assertThat(server.authorizations()).isEmpty();
  }

  @Test
  void noneIsAnAnswerThatSaysHowToHaveOne() {
    try (var none = LanguageModel.of(Map.of(), ZoneOffset.UTC, InstantSource.system())) {
      assertThat(check(none, false)).contains("none is needed", "SHOPKEEPER_LLM_URL");
      assertThat(JsonTree.object(check(none, true))).containsEntry("configured", false);
    }
  }

  @Test
  void whatIsSetHalfwayIsRefused() {
    refused(Map.of("SHOPKEEPER_LLM_URL", "http://localhost"), "SHOPKEEPER_LLM_MODEL is not set");
    refused(Map.of("SHOPKEEPER_LLM_MODEL", "m"), "SHOPKEEPER_LLM_URL is not set");
    refused(Map.of("SHOPKEEPER_LLM_KEY", "sk-secret"), "SHOPKEEPER_LLM_URL is not set");
    refused(
        Map.of("SHOPKEEPER_LLM_URL", "localhost sk-secret", "SHOPKEEPER_LLM_MODEL", "m"),
        "SHOPKEEPER_LLM_URL: not a URL");
    refused(
        Map.of(
            "SHOPKEEPER_LLM_URL", "http://localhost",
            "SHOPKEEPER_LLM_MODEL", "m",
            "SHOPKEEPER_LLM_TOKENS_PER_DAY", "many"),
        "as in 200000, not 'many'");
  }

  private static void refused(Map<String, String> environment, String reason) {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(
            () -> LanguageModel.of(environment, ZoneOffset.UTC, InstantSource.system()).close())
        .withMessageContaining(reason)
        .withMessageNotContaining("sk-secret");
  }

  private String check(Map<String, String> more, boolean json) {
    var environment =
        new java.util.HashMap<>(
            Map.of("SHOPKEEPER_LLM_URL", server.url(), "SHOPKEEPER_LLM_MODEL", "fake-model"));
    environment.putAll(more);
    try (var model = LanguageModel.of(environment, ZoneOffset.UTC, InstantSource.system())) {
      return check(model, json);
    }
  }

  private static String check(LanguageModel model, boolean json) {
    var out = new StringWriter();
    var terminal =
        new Terminal(
            new PrintWriter(out, true), new PrintWriter(new StringWriter(), true), json, 0);
    new LlmCheck(model.generator(), InstantSource.system(), terminal).run();
    return out.toString();
  }
}
