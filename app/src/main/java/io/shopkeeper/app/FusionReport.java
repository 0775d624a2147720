package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.ingest.FileReport;
import io.shopkeeper.ingest.fusion.FusedPair;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.fusion.FusionRecord;
import io.shopkeeper.ingest.fusion.FusionResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What a fusion of two files found, in figures and with some pairs explained.
///
/// @param labels null if none were given
/// @param rejects the folder with refused records, if any
record FusionReport(
    FusionKind kind,
    FileReport a,
    FileReport b,
    @Nullable FileReport labels,
    Path rejects,
    FusionResult result) {
  private static final int EXAMPLES = 3;

  void print(Terminal terminal) {
    if (terminal.json()) {
      terminal.answer(this::write);
      return;
    }
    FusionResult.Counts counts = result.counts();
    say(terminal, "A, %s: %s", a.file(), read(a));
    say(terminal, "B, %s: %s", b.file(), read(b));
    if (labels != null) {
      say(
          terminal,
          "labels, %s: %,d taken, %,d refused, %,d empty or repeated",
          labels.file(),
          labels.records().accepted(),
          labels.records().rejected(),
          labels.records().duplicates());
    }
    if (refused() > 0) {
      say(terminal, "refused rows, with their reasons: %s", rejects);
    }
    say(
        terminal,
        "%,d pairs compared of %,d; %,d values put into their columns; %,d duplicates within a"
            + " platform",
        counts.candidates(),
        (long) counts.recordsA() * counts.recordsB(),
        counts.repaired(),
        counts.duplicates());
    say(
        terminal,
        "%,d merges (%.1f of them wrong, as the model expects), %,d doubtful; about %,.0f pairs are"
            + " the same",
        result.merges().size(),
        counts.expectedWrong(),
        result.reviews().size(),
        counts.expectedSame());
    examples(terminal, "Merged, for example:", result.merges());
    examples(terminal, "Doubtful, for example:", result.reviews());
  }

  private long refused() {
    long ofLabels = labels == null ? 0 : labels.records().rejected();
    return a.records().rejected() + b.records().rejected() + ofLabels;
  }

  private static String read(FileReport report) {
    return String.format(
        Locale.ROOT,
        "%,d %s, %,d refused, %,d repeated%s",
        report.records().accepted(),
        "records",
        report.records().rejected(),
        report.records().duplicates(),
        report.problem() == null ? "" : "; " + report.problem().message());
  }

  private static void say(Terminal terminal, String format, Object... values) {
    terminal.answer(String.format(Locale.ROOT, format, values));
  }

  private static void examples(Terminal terminal, String title, List<FusedPair> pairs) {
    if (pairs.isEmpty()) {
      return;
    }
    terminal.answer(title);
    // Spread over the list, so that they are not all of one kind.
    int step = Math.max(1, pairs.size() / EXAMPLES);
    for (int i = 0; i < Math.min(EXAMPLES, pairs.size()); i++) {
      FusedPair pair = pairs.get(i * step);
      terminal.answer("  A " + text(pair.a()));
      terminal.answer("  B " + text(pair.b()));
      say(terminal, "    %.4f by %s", pair.probability(), pair.reason());
    }
  }

  private static String text(FusionRecord record) {
    return record.id()
        + ": "
        + record.values().entrySet().stream()
            .map(entry -> entry.getKey().label() + ' ' + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  private void write(JsonGenerator json) {
    FusionResult.Counts counts = result.counts();
    json.writeStartObject();
    json.writeStringProperty("kind", kind.wireName());
    write(json, "a", a);
    write(json, "b", b);
    if (labels != null) {
      write(json, "labels", labels);
    }
    json.writeNumberProperty("candidates", counts.candidates());
    json.writeNumberProperty("repaired", counts.repaired());
    json.writeNumberProperty("duplicates", counts.duplicates());
    json.writeNumberProperty("expectedSame", counts.expectedSame());
    json.writeNumberProperty("expectedWrong", counts.expectedWrong());
    write(json, "merges", result.merges());
    write(json, "reviews", result.reviews());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, FileReport report) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("file", report.file());
    json.writeNumberProperty("read", report.records().read());
    json.writeNumberProperty("accepted", report.records().accepted());
    json.writeNumberProperty("rejected", report.records().rejected());
    json.writeNumberProperty("duplicates", report.records().duplicates());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, List<FusedPair> pairs) {
    json.writeArrayPropertyStart(name);
    for (FusedPair pair : pairs) {
      json.writeStartObject();
      json.writeStringProperty("a", pair.a().id());
      json.writeStringProperty("b", pair.b().id());
      json.writeNumberProperty("probability", pair.probability());
      json.writeStringProperty("basis", pair.basis().wireName());
      json.writeArrayPropertyStart("evidence");
      for (FusedPair.Evidence evidence : pair.evidence()) {
        json.writeStartObject();
        json.writeStringProperty("about", evidence.about());
        json.writeStringProperty("finding", evidence.finding());
        json.writeNumberProperty("bits", evidence.bits());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
