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
import java.util.List;
import java.util.Map;
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
  private final Map<Path, TableFile> opened;
  private final List<FileTally> tallies = new ArrayList<>();

  /// @param opened the tables that were opened before; the others are added
  LoadFiles(
      Load load,
      FactsWriter writer,
      Facts facts,
      @Nullable Format named,
      Map<Path, TableFile> opened) {
    this.opened = opened;
    this.load = load;
    this.facts = facts;
    this.named = named;
    this.invoices = new InvoiceFiles(load, writer, facts);
    this.flat = new FlatFiles(load, writer);
    this.natives = new NativeFiles(load, writer);
  }

  /// Reads what a path names: a file, or a folder with everything in it.
  void read(Path path) {
    if (!Files.isDirectory(path)) {
      readFile(path, path, SourceFile.Kind.TABLE);
      return;
    }
    List<Path> files;
    try {
      files = SourceFile.inside(path);
    } catch (IOException e) {
      stopped(new FileTally(path.toString()), path, e);
      return;
    }
    files.forEach(file -> readFile(path, file, SourceFile.Kind.OTHER));
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
  private void readFile(Path given, Path path, SourceFile.Kind ifUnknown) {
    FileTally tally = new FileTally(name(given, path));
    try {
      SourceFile file = SourceFile.of(path, ifUnknown);
      switch (file.kind()) {
        case TABLE -> table(file, tally);
        case JSON -> json(file, tally);
        case PARQUET -> parquet(file, tally);
        case OTHER -> tally.note("passed over: its name ends in none of csv, tsv, json, parquet…");
      }
      tallies.add(tally);
    } catch (IngestException e) {
      stopped(tally, e.code(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      stopped(tally, path, e);
    }
  }

  /// Finding out the encoding reads the whole file, so that it is done once.
  private TableFile open(SourceFile source) throws IOException {
    TableFile known = opened.get(source.path());
    TableFile file = known == null ? TableFile.open(source) : known;
    opened.put(source.path(), file);
    return file;
  }

  private void table(SourceFile source, FileTally tally) throws IOException {
    TableFile file = open(source);
    Guess guess = guess(source, file.columns(), tally);
    tally.note(file.encoding().evidence());
    tally.note("cells parted by " + TableFile.nameOf(file.delimiter()));
    switch (guess.format()) {
      case ONLINE_RETAIL -> {
        if (!load.studying()) {
          invoices.read(file, tally);
        }
      }
      case FLAT -> {
        if (!load.studying()) {
          flat.read(file, tally);
        }
      }
      case NATIVE -> natives.table(file, guess.requireKind(source), tally);
    }
  }

  private void json(SourceFile source, FileTally tally) throws IOException {
    JsonFile file = JsonFile.open(source);
    Guess guess = guess(source, file.names(), tally);
    tally.note(file.encoding().evidence());
    natives.objects(file, guess.requireKind(source), tally);
  }

  private void parquet(SourceFile source, FileTally tally) throws IOException {
    ParquetFile file = new ParquetFile(facts, source);
    Guess guess = guess(source, file.names(), tally);
    natives.objects(file, guess.requireKind(source), tally);
  }

  private Guess guess(SourceFile file, List<String> columns, FileTally tally) {
    if (columns.isEmpty()) {
      throw new IngestException(
          Code.EMPTY,
          "%s: the file is empty; a table needs a line with its column names, then the records"
              .formatted(tally.file()));
    }
    Guess guess = Guess.of(file, columns, named);
    tally.understoodAs(guess.format());
    tally.note(guess.format().wireName() + ": " + guess.why());
    return guess;
  }

  private void stopped(FileTally tally, Path path, IOException cause) {
    switch (cause) {
      case NoSuchFileException _ ->
          stopped(tally, Code.NOT_FOUND, "%s: there is no such file or folder".formatted(path));
      case AccessDeniedException _ ->
          stopped(
              tally,
              Code.NO_PERMISSION,
              "%s: may not be read by this user; allow it (chmod +r, for a folder +rx) or copy it"
                  .formatted(cause.getMessage()));
      case CharacterCodingException _ ->
          stopped(
              tally, Code.UNKNOWN_ENCODING, "%s: %s".formatted(tally.file(), cause.getMessage()));
      default ->
          stopped(
              tally, Code.UNREADABLE, "%s: cannot be read: %s".formatted(path, cause.getMessage()));
    }
  }

  private void stopped(FileTally tally, Code code, String message) {
    tally.stopped(code, message);
    tallies.add(tally);
  }

  /// Writes what only all files together say.
  ///
  /// @throws IngestException if not one record could be read
  List<FileTally> finish() {
    invoices.finish();
    boolean nothing = tallies.stream().allMatch(tally -> tally.records().read() == 0);
    if (nothing) {
      throw nothingRead();
    }
    return tallies;
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
          "there is no record to read; give files (csv, tsv, json, parquet) or folders");
    }
    FileReport.Problem first = problems.getFirst();
    String others = problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1);
    return new IngestException(first.code(), first.message() + others);
  }
}
