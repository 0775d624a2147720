package io.shopkeeper.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theDelimiterIsGuessedFromTheHeader(String delimiter) throws IOException {
    List<Row> rows = rows("id,name\n1,a\n2,b\n".replace(",", delimiter));

    assertThat(rows).containsExactly(new Row(2, "1·a"), new Row(3, "2·b"));
  }

  @Test
  void quotesHoldDelimitersQuotesAndLineBreaks() throws IOException {
    List<Row> rows = rows("id,name\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n\r\n2,\r\n\"\",\"d\"");

    assertThat(rows)
        .containsExactly(new Row(2, "1·a, \"b\"\r\nc"), new Row(5, "2·"), new Row(6, "·d"));
  }

  @Test
  void quotesWithinTextAreText() throws IOException {
    assertThat(rows("id,name\n1,12\" ruler\n2,\"5\" pot\"\n"))
        .containsExactly(new Row(2, "1·12\" ruler"), new Row(3, "2·5\" pot"));
  }

  @Test
  void aQuoteThatNeverClosesCostsItsLineOnly() throws IOException {
    assertThat(rows("id,name\n1,\"a\n2,b\n3,c\n"))
        .containsExactly(new Row(2, "UNCLOSED_QUOTE 1,\"a"), new Row(3, "2·b"), new Row(4, "3·c"));
  }

  @Test
  void aQuoteThatClosesInAnotherRowCostsItsLineOnly() throws IOException {
    assertThat(rows("id,name\n1,\"a\n2,b\n3,\"c, d\"\n4,e\n"))
        .containsExactly(
            new Row(2, "UNCLOSED_QUOTE 1,\"a"),
            new Row(3, "2·b"),
            new Row(4, "3·c, d"),
            new Row(5, "4·e"));
  }

  @Test
  void manyQuotesThatNeverCloseAreReadInLinearTime() throws IOException {
    int lines = 200_000;

    List<Row> rows = rows("id,name\n" + "1,\"never\n".repeat(lines) + "2,b\n");

    assertThat(rows).hasSize(lines + 1).endsWith(new Row(lines + 2, "2·b"));
  }

  @Test
  void aLineOfFiftyMegabytesIsRefusedAndTheNextIsRead() throws IOException {
    Path file = folder.resolve("long.csv");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("id,name\n1,a\n2,".getBytes(StandardCharsets.UTF_8));
      byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 50; i++) {
        out.write(megabyte);
      }
      out.write("\n3,c\n".getBytes(StandardCharsets.UTF_8));
    }

    List<Row> rows = rows(file);

    assertThat(rows).hasSize(3).startsWith(new Row(2, "1·a")).endsWith(new Row(4, "3·c"));
    assertThat(rows.get(1).text()).startsWith("TOO_LONG 2,xxx").hasSizeLessThan(1_100);
  }

  @Test
  void tooFewAndTooManyCellsAreFaultsButBlankOnesAreNot() throws IOException {
    assertThat(rows("id,name\n1\n2,b,c\n3,d,,\n"))
        .containsExactly(
            new Row(2, "WRONG_CELLS 1"), new Row(3, "WRONG_CELLS 2,b,c"), new Row(4, "3·d··"));
  }

  @Test
  void aTruncatedGzipIsReadUpToTheDamage() throws IOException {
    StringBuilder text = new StringBuilder("id,name\n");
    for (int i = 0; i < 100_000; i++) {
      text.append(i).append(",name of ").append(i * 7919L % 100_003).append('\n');
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("cut.csv.gz");
    Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

    List<Row> rows = rows(file);

    assertThat(rows).hasSizeBetween(30_000, 70_000);
    assertThat(rows.getLast().text()).startsWith("TRUNCATED");
    assertThat(rows.subList(0, rows.size() - 1))
        .noneMatch(row -> row.text().startsWith("TRUNCATED"));
  }

  @Test
  void bytesThatAreNoTextCostTheirLineOnly() throws IOException {
    byte[] bytes =
        ("id,name\n1,Gr\u00fc\u00dfe " + "\u00e9".repeat(2_000) + "\n2,X\n3,c\n")
            .getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 6] = (byte) 0xFF;
    Path file = folder.resolve("bad.csv");
    Files.write(file, bytes);

    assertThat(rows(file)).extracting(Row::line).containsExactly(2L, 3L, 4L);
    assertThat(rows(file).get(1).text()).startsWith("UNDECODABLE");
    assertThat(rows(file).get(2).text()).isEqualTo("3·c");
  }

  @Test
  void anEmptyFileHasNoColumns() throws IOException {
    Path file = folder.resolve("empty.csv");
    Files.write(file, new byte[0]);
    try (TableReader reader = open(file)) {
      assertThat(reader.columns()).isEmpty();
      assertThat(reader.next()).isFalse();
    }
  }

  private List<Row> rows(String text) throws IOException {
    return rows(Files.writeString(folder.resolve("test.csv"), text));
  }

  private static List<Row> rows(Path path) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (TableReader reader = open(path)) {
      while (reader.next()) {
        rows.add(row(reader));
      }
    }
    return rows;
  }

  private static TableReader open(Path path) throws IOException {
    SourceFile file = SourceFile.of(path, SourceFile.Kind.TABLE);
    try (var in = file.open()) {
      return new TableReader(new TextSource(file, Encoding.detect(in)));
    }
  }

  private static Row row(TableReader reader) {
    if (reader.fault() != null) {
      return new Row(reader.line(), reader.fault() + " " + reader.raw());
    }
    List<String> cells = new ArrayList<>();
    while (cells.size() < Math.max(2, reader.cells())) {
      cells.add(reader.text(cells.size()));
    }
    return new Row(reader.line(), String.join("·", cells));
  }

  private record Row(long line, String text) {}
}
