package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.store.Query;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shortcut for plain rows against the reading of every row as a record: the same file, once as
/// it is, once packed so badly that what the first reading finds is kept for the second, and once
/// so small that it has no shortcut.
class PlainEventsTest {
  private static final int ROWS = 16_000;

  @TempDir private Path folder;

  private record Outcome(
      IngestReport.Records records,
      IngestReport.Stored stored,
      Object rejected,
      Object cleaned,
      List<String> rejects,
      List<String> changes,
      List<String> events,
      List<String> profile,
      List<String> quality) {}

  private static Outcome outcome(Loads loads, IngestReport report) throws IOException {
    return new Outcome(
        report.records(),
        report.stored(),
        report.rejected(),
        report.cleaned(),
        lines(report.rejectsFile()),
        lines(report.changesFile()),
        events(loads),
        loads.ask(
            "SELECT CAST((load_id, field, bin, count) AS VARCHAR) FROM load_profile ORDER BY ALL"),
        loads.ask(
            "SELECT CAST((load_id, section, name, count) AS VARCHAR) FROM load_count ORDER BY"
                + " ALL"));
  }

  private static List<String> events(Loads loads) {
    return loads.ask(
        "SELECT CAST((sequence, line, id_hash, content_hash, id, type, customer, session, channel,"
            + " occurred_at, product, quantity, unit_price_minor, currency, position, list,"
            + " query, order_id) AS VARCHAR) FROM event_line ORDER BY sequence, line");
  }

  private static List<String> lines(@Nullable Path file) throws IOException {
    return file == null
        ? List.of()
        : Files.readAllLines(file).stream()
            .map(line -> line.replace("events.csv.gz", "events.csv"))
            .toList();
  }

  private static byte[] packed(String text) throws IOException {
    return packed(text, Deflater.DEFAULT_COMPRESSION);
  }

  private static byte[] packed(String text, int level) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(level);
          }
        }) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private Outcome run(String name, byte[] text, CleaningChoice choice, byte[] again)
      throws IOException {
    try (Loads loads = new Loads(folder.resolve("of-" + name.replace('/', '-')))) {
      loads.run(
          loads.write(
              "products.csv",
              "id,title,price\nP-1002,Cup,5.50\nP1003,Lamp,6.50\nP1001,Test,4.50\n"));
      loads.aMinuteLater();
      loads.run(choice, loads.write(name, text));
      loads.aMinuteLater();
      IngestReport report = loads.run(choice, loads.write(name, again));
      return outcome(loads, report);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,.01,false,true", "2,.2,false,false", "2,.2,false,true", "3,.2,true,false"})
  void whatBecomesOfEachRowIsTheSame(long seed, double dirt, boolean asItIs, boolean kept)
      throws IOException {
    String text = String.join("\n", DirtyEvents.rows(seed, dirt, ROWS));
    String more = String.join("\n", DirtyEvents.rows(seed, dirt, ROWS * 5 / 4));
    CleaningChoice choice = asItIs ? CleaningChoice.AS_IS : CleaningChoice.USUAL;
    assertThat(text.length()).isGreaterThan((int) PlainEvents.LEAST_BYTES);
    assertThat(packed(more).length).isLessThan((int) PlainEvents.LEAST_BYTES);

    Outcome fast =
        kept
            ? run(
                "events.csv.gz",
                packed(text, Deflater.NO_COMPRESSION),
                choice,
                packed(more, Deflater.NO_COMPRESSION))
            : run("events.csv", utf8(text), choice, utf8(more));
    Outcome usual = run("usual/events.csv.gz", packed(text), choice, packed(more));

    assertThat(fast.records()).isEqualTo(usual.records());
    assertThat(fast.stored()).isEqualTo(usual.stored());
    assertThat(fast.rejected()).isEqualTo(usual.rejected());
    assertThat(fast.cleaned()).isEqualTo(usual.cleaned());
    assertSame(fast.changes(), usual.changes());
    assertSame(fast.rejects(), usual.rejects());
    assertSame(fast.events(), usual.events());
    assertThat(fast.events()).hasSizeGreaterThan(ROWS / 3);
    assertThat(fast.profile()).isEqualTo(usual.profile());
    assertThat(fast.quality()).isEqualTo(usual.quality());
  }

  @Test
  void rowsOfParquetAreReadAsThoseOfText() throws IOException {
    String text =
        DirtyEvents.rows(7, .2, ROWS).stream()
            .filter(row -> !row.contains("\"") && !row.contains("\u00A0"))
            .filter(row -> row.chars().filter(c -> c == ',').count() == 13)
            .collect(Collectors.joining("\n"));
    List<String> events;
    try (Loads loads = new Loads(folder.resolve("text"))) {
      loads.run(loads.write("events.csv.gz", packed(text)));
      events = events(loads);
    }
    try (Loads loads = new Loads(folder.resolve("parquet"))) {
      Path csv = loads.write("all.csv", text);
      Path parquet = csv.resolveSibling("events.parquet");
      loads
          .facts()
          .update(
              new Query(
                  "convert",
                  ("COPY (SELECT * FROM read_csv('%s', all_varchar = true, strict_mode = false))"
                          + " TO '%s' (FORMAT parquet, COMPRESSION uncompressed,"
                          + " DICTIONARY_SIZE_LIMIT 1)")
                      .formatted(csv, parquet),
                  List.of()));
      assertThat(Files.size(parquet)).isGreaterThan(PlainEvents.LEAST_BYTES);
      loads.run(parquet);
      assertSame(events(loads), events);
    }
  }

  /// Shows the first line that differs, not all of them.
  private static void assertSame(List<String> fast, List<String> usual) {
    for (int i = 0; i < Math.min(fast.size(), usual.size()); i++) {
      assertThat(fast.get(i)).isEqualTo(usual.get(i));
    }
    assertThat(fast).hasSameSizeAs(usual);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
