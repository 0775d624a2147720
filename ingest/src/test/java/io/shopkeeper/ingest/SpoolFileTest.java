package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written to a spool and read again.
class SpoolFileTest {
  @TempDir private Path folder;

  private static final List<String> TEXTS =
      List.of("", "plain", "Größe 😀 \uFFFF", "\uD800 half", "x".repeat(1 << 20), "保温杯");

  @Test
  void textsOfAnyKindComeBackAsOftenAsTheyAreRead() throws IOException {
    try (SpoolFile file = new SpoolFile(folder)) {
      for (int i = 0; i < 300; i++) {
        file.put(TEXTS.get(i % 2));
      }
      for (String text : TEXTS) {
        file.put(text);
      }
      for (int round = 0; round < 2; round++) {
        file.rewind();
        for (int i = 0; i < 300; i++) {
          assertThat(file.text()).isEqualTo(TEXTS.get(i % 2));
        }
        List<String> read = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
          read.add(file.text());
        }
        assertThat(read).isEqualTo(TEXTS);
        assertThat(file.done()).isEqualTo(1);
      }
    }
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    try (SpoolFile file = new SpoolFile(folder.resolve("new"))) {
      file.put("secret");
      file.rewind();
    }
    try (Stream<Path> left = Files.list(folder.resolve("new"))) {
      assertThat(left).isEmpty();
    }
  }
}
