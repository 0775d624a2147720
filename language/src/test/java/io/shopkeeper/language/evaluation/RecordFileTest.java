package io.shopkeeper.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.language.LanguageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
  @TempDir private Path folder;

  @Test
  void aQuotedLineBreakIsWithinARecord() throws IOException {
    RecordFile file = read("label,review\r\n1,\"good\nreally, \"\"good\"\"\"\r\n0,bad\r\n");

    assertThat(file.records())
        .containsExactly(List.of("1", "good\nreally, \"good\""), List.of("0", "bad"));
  }

  @Test
  void tabsPartCellsInWhichQuotesArePlain() throws IOException {
    RecordFile file = read("label\ttext_a\n1\t\"好\" 很好\tx\n0\t\"差\n");

    assertThat(file.records()).containsExactly(List.of("1", "\"好\" 很好\tx"), List.of("0", "\"差"));
  }

  @Test
  void marksAndPackingAreUndone() throws IOException {
    Path path = folder.resolve("packed.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write("\uFEFFlabel,review\n1,好\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(RecordFile.read(path).columns()).containsExactly("label", "review");
  }

  @Test
  void aRowThatWasQuotedAsAWholeIsCutAgain() throws IOException {
    Path file =
        Files.writeString(folder.resolve("twice.csv"), "a,b\n\"1,\"\"x, y\"\"\"\n\"only\",\n");

    assertThat(RecordFile.read(file).records())
        .containsExactly(List.of("1", "x, y"), List.of("only", ""));
  }

  @Test
  void missingCellsAreEmpty() throws IOException {
    assertThat(read("a,b,c\n1\n").records()).containsExactly(List.of("1", "", ""));
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThatThrownBy(() -> read("label,review\n"))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining("holds no records");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> RecordFile.read(folder.resolve("absent.csv")))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining("absent.csv");
  }

  private RecordFile read(String text) throws IOException {
    return RecordFile.read(Files.writeString(folder.resolve("table"), text));
  }
}
