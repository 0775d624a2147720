package io.shopkeeper.ingest;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.ingest.IngestException.Code;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.fusion.FusionLabel;
import io.shopkeeper.ingest.fusion.FusionLabels;
import io.shopkeeper.ingest.fusion.FusionRecord;
import io.shopkeeper.ingest.source.SourceFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A platform's customers or products in a file, or what a person said of pairs, read without a
/// store to put them in.
///
/// @param shop tells how the file is read where it does not say
/// @param now the clock when reading began
/// @param rejects where refused records are written; not there if none is
public record FusionFile(Shop shop, Instant now, Path rejects, Progress progress) {

  /// @param records in order, each id once
  public record Records(List<FusionRecord> records, FileReport report) {
    public Records {
      records = List.copyOf(records);
    }
  }

  /// Reads a table or JSON Lines, gzip or plain.
  ///
  /// @throws IngestException if it cannot be read, names no ids, or has nothing to compare by
  public Records records(Path path, FusionKind kind) {
    List<FusionRecord> records = new ArrayList<>();
    var columns = new Names<>(FusionColumn.of(kind));
    RecordKind named = kind == FusionKind.CUSTOMERS ? RecordKind.CUSTOMERS : RecordKind.PRODUCTS;
    var reader =
        NativeKind.<FusionColumn, FusionRecord>uncleaned(
            named, columns, Set.of(FusionColumn.idOf(kind)), (_, _) -> new FusionDraft(kind));
    FileReport report =
        read(
            path,
            (source, load, tally) -> {
              var landing = new Landing<FusionRecord>(load, FusionRecord::id, records::add);
              read(
                  source,
                  reader,
                  load,
                  tally,
                  (record, origin) -> landing.land(record, tally, List.of(origin)));
            });
    if (records.isEmpty()) {
      throw new IngestException(
          Code.EMPTY,
          "%s: holds no record that can be read (%d refused)"
              .formatted(path, report.records().rejected()));
    }
    if (records.stream().allMatch(record -> record.values().isEmpty())) {
      throw new IngestException(
          Code.WRONG_COLUMNS,
          "%s: has ids, but nothing to compare %s by; name columns as in docs/facts.md"
              .formatted(path, kind.wireName()));
    }
    return new Records(records, report);
  }

  /// Reads what a person said: the columns `a`, `b` and `same`; a row that says nothing yet is
  /// passed over. A label of unknown records, or one that contradicts earlier ones, is refused.
  ///
  /// @param labels take what can be right
  /// @throws IngestException if it cannot be read
  public FileReport labels(Path path, FusionLabels labels) {
    var reader =
        NativeKind.<LabelColumn, LabelDraft.Said>uncleaned(
            RecordKind.CUSTOMERS,
            LabelDraft.NAMES,
            Set.of(LabelColumn.A, LabelColumn.B, LabelColumn.SAME),
            (_, _) -> new LabelDraft());
    return read(
        path,
        (source, load, tally) ->
            read(
                source,
                reader,
                load,
                tally,
                (said, origin) -> {
                  if (said.same().isEmpty()) {
                    tally.duplicate();
                    return;
                  }
                  var label = new FusionLabel(said.a(), said.b(), said.same().get());
                  switch (labels.add(label)) {
                    case FusionLabels.Outcome.Accepted() -> tally.accepted();
                    case FusionLabels.Outcome.Repeated() -> tally.duplicate();
                    case FusionLabels.Outcome.Refused(String reason) ->
                        load.reject(
                            tally,
                            new Refusal(RejectReason.CONFLICT, "same", reason)
                                .at(origin.place(), origin.raw()));
                  }
                }));
  }

  @FunctionalInterface
  private interface Reading {
    void of(SourceFile source, Load load, FileTally tally) throws IOException;
  }

  private FileReport read(Path path, Reading reading) {
    var tally = new FileTally(String.valueOf(path.getFileName()));
    try (var refused = new RejectsFile(rejects)) {
      var load = new Load(shop, now, ColumnMap.NONE, refused, progress);
      reading.of(SourceFile.of(path, SourceFile.Kind.TABLE), load, tally);
    } catch (NoSuchFileException e) {
      throw new IngestException(Code.NOT_FOUND, "%s: there is no such file".formatted(path), e);
    } catch (IOException e) {
      throw new IngestException(
          Code.UNREADABLE, "%s: cannot be read: %s".formatted(path, e.getMessage()), e);
    }
    return tally.report();
  }

  private static <F extends Enum<F> & Field, T> void read(
      SourceFile source,
      NativeKind<F, T> reader,
      Load load,
      FileTally tally,
      NativeKind.Target<T> target)
      throws IOException {
    Instant time = NativeFiles.fileTime(source, load);
    switch (source.kind()) {
      case TABLE, SPREADSHEET, FEED -> {
        TableFile file = TableFile.allIn(source).getFirst();
        file.reading().forEach(tally::note);
        reader.table(file, load, tally, time, target);
      }
      case JSON -> {
        JsonFile file = JsonFile.open(source);
        tally.note(file.encoding().evidence());
        reader.objects(file, load, tally, time, target);
      }
      case PARQUET, OTHER ->
          throw new IngestException(
              Code.UNKNOWN_KIND,
              "%s: only tables, spreadsheets and JSON Lines are read here"
                  .formatted(source.name()));
    }
  }
}
