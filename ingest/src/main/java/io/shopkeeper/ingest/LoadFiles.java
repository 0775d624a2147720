package io.shopkeeper.ingest;

import io.shopkeeper.ingest.IngestException.Code;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.store.Facts;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the files of one load, each in its format, and keeps a tally of each. A file that cannot
/// be read is told of there and does not stop the others.
final class LoadFiles {
  private final Load load;
  private final Facts facts;
  private final @Nullable Format named;
  private final InvoiceFiles invoices;
  private final FlatFiles flat;
  private final NativeFiles natives;
  private final PresetFiles presets;
  private final Landings landings;
  private final Map<Path, List<TableFile>> opened;
  private final List<FileTally> tallies = new ArrayList<>();
  private final List<Reading> planned = new ArrayList<>();
  private final Set<String> columns = new LinkedHashSet<>();

  /// A file that is understood and still to be read.
  private record Reading(Path path, FileTally tally, Guess guess, Step step) {

    /// What reads a file.
    @FunctionalInterface
    interface Step {
      void run() throws IOException;
    }

    /// Catalogues first, since orders of platforms name units of their products; then customers,
    /// then the rest as it was given, and last the analytics, which tell of the same orders.
    int turn() {
      if (guess.format() == Format.GA4) {
        return 3;
      }
      RecordKind kind = guess.kind();
      return kind == RecordKind.PRODUCTS ? 0 : kind == RecordKind.CUSTOMERS ? 1 : 2;
    }

    /// Whether its records pass through cleaning. Invoices have rules of their own, and of
    /// Retailrocket's properties only numbers are read.
    boolean isCleaned() {
      return switch (guess.format()) {
        case NATIVE, FLAT, SHOPIFY, WOOCOMMERCE, GOOGLE_MERCHANT, GA4 -> true;
        case RETAILROCKET -> guess.kind() == RecordKind.EVENTS;
        case ONLINE_RETAIL -> false;
      };
    }
  }

  /// @param opened the tables that were opened before; the others are added
  LoadFiles(
      Load load,
      FactsWriter writer,
      Facts facts,
      @Nullable Format named,
      Map<Path, List<TableFile>> opened) {
    this.opened = opened;
    this.load = load;
    this.facts = facts;
    this.named = named;
    this.invoices = new InvoiceFiles(load, writer, facts);
    this.flat = new FlatFiles(load, writer);
    this.landings = Landings.of(load, writer, facts);
    this.natives = new NativeFiles(load, landings);
    this.presets = new PresetFiles(load, landings);
  }

  /// Finds out how to read what a path names: a file, or a folder with everything in it.
  void add(Path path) {
    if (!Files.isDirectory(path)) {
      addFile(path, path, SourceFile.Kind.TABLE);
      return;
    }
    List<Path> files;
    try {
      files = SourceFile.inside(path);
    } catch (IOException e) {
      FileTally tally = new FileTally(path.toString());
      tallies.add(tally);
      stopped(tally, path, e);
      return;
    }
    files.forEach(file -> addFile(path, file, SourceFile.Kind.OTHER));
  }

  /// The path within the folder that was given, or the whole path for a name that another file of
  /// the load has already.
  private String name(Path given, Path path) {
    String name = String.valueOf(given.equals(path) ? path.getFileName() : given.relativize(path));
    boolean taken = tallies.stream().anyMatch(tally -> tally.file().equals(name));
    return taken ? path.toString() : name;
  }

  /// @param given the path that was named: the file itself, or a folder it is in
  /// @param ifUnknown what to take a file for whose name does not say
  private void addFile(Path given, Path path, SourceFile.Kind ifUnknown) {
    FileTally tally = new FileTally(name(given, path));
    tallies.add(tally);
    attempt(
        tally,
        path,
        () -> {
          SourceFile file = SourceFile.of(path, ifUnknown);
          switch (file.kind()) {
            case TABLE, SPREADSHEET, FEED -> tables(file, tally);
            case JSON -> json(file, tally);
            case PARQUET -> parquet(file, tally);
            case OTHER ->
                tally.note(
                    "passed over: its name ends in none of csv, tsv, xlsx, json, xml, parquet…");
          }
        });
  }

  private void attempt(FileTally tally, Path path, Reading.Step step) {
    try {
      step.run();
    } catch (IngestException e) {
      tally.stopped(e.code(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      stopped(tally, path, e);
    }
  }

  /// Finding out the encoding reads the whole file, so that it is done once.
  private List<TableFile> open(SourceFile source) throws IOException {
    List<TableFile> known = opened.get(source.path());
    List<TableFile> tables = known == null ? TableFile.allIn(source) : known;
    opened.put(source.path(), tables);
    return tables;
  }

  /// A workbook of several sheets counts as a file a sheet.
  private void tables(SourceFile source, FileTally tally) throws IOException {
    List<TableFile> tables = open(source);
    if (tables.size() == 1) {
      table(source, tables.getFirst(), tally);
      return;
    }
    tallies.remove(tally);
    for (TableFile sheet : tables) {
      FileTally own = new FileTally(tally.file() + "/" + sheet.names().getFirst());
      tallies.add(own);
      attempt(own, source.path(), () -> table(source, sheet, own));
    }
  }

  private void table(SourceFile source, TableFile found, FileTally tally) {
    requireColumns(found.columns(), tally);
    columns.addAll(found.columns());
    TableFile file = found.mapped(load.map());
    Guess guess = understood(Guess.of(file, named), tally);
    file.reading().forEach(tally::note);
    plan(
        source,
        tally,
        guess,
        () -> {
          switch (guess.format()) {
            case ONLINE_RETAIL -> invoices.read(file, tally);
            case FLAT -> flat.read(file, tally);
            case NATIVE -> natives.table(file, guess.requireKind(source), tally);
            case SHOPIFY, WOOCOMMERCE, GOOGLE_MERCHANT, RETAILROCKET, GA4 ->
                presets.table(file, guess.requirePreset(), tally);
          }
        });
  }

  private void json(SourceFile source, FileTally tally) throws IOException {
    JsonFile file = JsonFile.open(source);
    Guess guess = guess(file, tally);
    tally.note(file.encoding().evidence());
    objects(source, file, tally, guess);
  }

  private void parquet(SourceFile source, FileTally tally) throws IOException {
    ParquetFile file = new ParquetFile(facts, source);
    TableFile table = ParquetTable.in(file);
    if (table == null) {
      objects(source, file, tally, guess(file, tally));
    } else {
      table(source, table, tally);
    }
  }

  private void objects(SourceFile source, ObjectFile file, FileTally tally, Guess guess) {
    plan(
        source,
        tally,
        guess,
        () -> {
          switch (guess.format()) {
            case GA4 -> Ga4Events.read(file, load, landings, tally);
            case SHOPIFY, WOOCOMMERCE, GOOGLE_MERCHANT, RETAILROCKET ->
                presets.objects(file, guess.requirePreset(), tally);
            case NATIVE, FLAT, ONLINE_RETAIL ->
                natives.objects(file, guess.requireKind(source), tally);
          }
        });
  }

  private void plan(SourceFile source, FileTally tally, Guess guess, Reading.Step step) {
    planned.add(new Reading(source.path(), tally, guess, step));
  }

  private Guess guess(ObjectFile file, FileTally tally) throws IOException {
    List<String> names = file.names();
    requireColumns(names, tally);
    columns.addAll(names);
    List<String> meant = names.stream().map(load.map()::meaning).toList();
    return understood(Guess.of(file, meant, named), tally);
  }

  private static void requireColumns(List<String> columns, FileTally tally) {
    if (columns.isEmpty()) {
      throw new IngestException(
          Code.EMPTY,
          "%s: the file is empty; a table needs a line with its column names, then the records"
              .formatted(tally.file()));
    }
  }

  private static Guess understood(Guess guess, FileTally tally) {
    tally.understoodAs(guess.format());
    tally.note(guess.format().wireName() + ": " + guess.why());
    return guess;
  }

  private static void stopped(FileTally tally, Path path, IOException cause) {
    switch (cause) {
      case NoSuchFileException _ ->
          tally.stopped(Code.NOT_FOUND, "%s: there is no such file or folder".formatted(path));
      case AccessDeniedException _ ->
          tally.stopped(
              Code.NO_PERMISSION,
              "%s: may not be read by this user; allow it (chmod +r, for a folder +rx) or copy it"
                  .formatted(cause.getMessage()));
      case CharacterCodingException _ ->
          tally.stopped(
              Code.UNKNOWN_ENCODING, "%s: %s".formatted(tally.file(), cause.getMessage()));
      default ->
          tally.stopped(
              Code.UNREADABLE, "%s: cannot be read: %s".formatted(path, cause.getMessage()));
    }
  }

  /// Reads the files, and writes what only all of them together say.
  ///
  /// @throws IngestException if not one record could be read, or a column that is mapped is in no
  ///   file
  List<FileTally> read() {
    requireMapped();
    planned.sort(Comparator.comparingInt(Reading::turn));
    planned.forEach(file -> attempt(file.tally(), file.path(), file.step()));
    invoices.finish();
    landings.finish();
    boolean nothing = tallies.stream().allMatch(tally -> tally.records().read() == 0);
    if (nothing) {
      throw nothingRead();
    }
    return tallies;
  }

  /// Reads, for what they hold in all, the files whose records pass through cleaning. A file that
  /// cannot be read is told of when it is read in earnest.
  void study() {
    planned.sort(Comparator.comparingInt(Reading::turn));
    planned.stream()
        .filter(Reading::isCleaned)
        .forEach(file -> attempt(file.tally(), file.path(), file.step()));
  }

  /// A mapping that names no column is a mistake, found before anything is read.
  private void requireMapped() {
    List<String> unused = load.map().unused(columns);
    if (!unused.isEmpty() && !planned.isEmpty()) {
      throw new IngestException(
          Code.WRONG_COLUMNS,
          "no file has the column '%s' that --map names; found are %s"
              .formatted(unused.getFirst(), String.join(", ", columns)));
    }
  }

  private IngestException nothingRead() {
    List<FileReport.Problem> problems =
        tallies.stream()
            .map(tally -> tally.report().problem())
            .filter(problem -> problem != null)
            .toList();
    if (problems.isEmpty()) {
      return new IngestException(
          Code.EMPTY,
          "there is no record to read; give files (csv, tsv, xlsx, json, xml, parquet) or folders");
    }
    FileReport.Problem first = problems.getFirst();
    String others = problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1);
    return new IngestException(first.code(), first.message() + others);
  }
}
