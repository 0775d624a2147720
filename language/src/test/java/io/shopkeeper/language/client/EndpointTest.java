package io.shopkeeper.language.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "http://localhost:11434, http://localhost:11434/v1/chat/completions",
    "http://localhost:11434/, http://localhost:11434/v1/chat/completions",
    "' http://localhost:11434/v1/ ', http://localhost:11434/v1/chat/completions",
    "https://api.example.com/v1/chat/completions, https://api.example.com/v1/chat/completions",
    "https://example.com/api/paas/v4, https://example.com/api/paas/v4/chat/completions",
    "https://example.com/a%20b/v1, https://example.com/a%20b/v1/chat/completions",
    "http://[::1]:8080, http://[::1]:8080/v1/chat/completions",
  })
  void theUrlMayBeWrittenInSeveralWays(String url, String path) {
    assertThat(new Endpoint(url, "m", null).path("/chat/completions")).hasToString(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:11434",
        "ftp://example.com",
        "not a url sk-secret",
        "https://user:sk-secret@example.com",
        "https://example.com/v1?key=sk-secret"
      })
  void whatIsNoUrlIsRefusedWithoutRepeatingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Endpoint(url, "m", null))
        .withMessageNotContaining("sk-secret")
        .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("sk-secret"));
  }

  @Test
  void theKeyIsNeverPrinted() {
    assertThat(new Endpoint("http://localhost", "m", "sk-secret").toString())
        .isEqualTo("m at http://localhost/v1");
  }
}
