package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.language.LanguageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaqFileTest {
  @TempDir private Path folder;

  private List<FaqEntry> read(String text) throws IOException {
    return FaqFile.read(Files.writeString(folder.resolve("faq"), text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"questions\": [{\"question\": \"Q1\", \"answer\": \"A1\"},"
            + " {\"answer\": \"A2\", \"question\": \"Q2\", \"id\": 7}, {\"question\": \"Q3\"}]}",
        "[{\"question\": \"Q1\", \"answer\": \"A1\"},"
            + " {\"question\": \"Q2\", \"answer\": \"A2\", \"id\": \"7\"}]",
        "{\"question\": \"Q1\", \"answer\": \"A1\"}\n"
            + "{\"id\": \"7\", \"question\": \"Q2\", \"answer\": \"A2\"}\n",
        "id,question,answer\n,Q1,A1\n7,Q2,A2\n8,,A3\n",
        "question\tanswer\tid\nQ1\tA1\t\nQ2\tA2\t7\n"
      })
  void readsEveryLayout(String text) throws IOException {
    assertThat(read(text))
        .extracting(entry -> entry.id().value(), FaqEntry::question, FaqEntry::answer)
        .containsExactly(tuple("1", "Q1", "A1"), tuple("7", "Q2", "A2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "a,b\n1,2\n", "{\"question\": \"Q1\", \"ans"})
  void saysWhatIsWrong(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining("faq");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> FaqFile.read(folder.resolve("absent.json")))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining("absent.json");
  }
}
