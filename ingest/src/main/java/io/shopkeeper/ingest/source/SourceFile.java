package io.shopkeeper.ingest.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// A file of a shop, and how its name says it is written.
///
/// @param gzip whether it begins as a gzip file does, whatever its name
public record SourceFile(Path path, Kind kind, boolean gzip) {
  private static final int BUFFER = 1 << 16;
  private static final int GZIP_MAGIC = 0x1f8b;

  /// How a file is written.
  public enum Kind {
    /// Cells parted by a delimiter.
    TABLE,
    /// Objects in an array or an object a line.
    JSON,
    PARQUET,
    /// A workbook of sheets.
    SPREADSHEET,
    /// Items of an XML feed.
    FEED,
    /// Nothing that can be read.
    OTHER
  }

  /// The file at a path.
  ///
  /// @param ifUnknown what to take it for if its name does not say
  /// @throws IOException if it is not there or cannot be read
  public static SourceFile of(Path path, Kind ifUnknown) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(2);
      boolean gzip =
          start.length == 2 && ((start[0] & 0xff) << 8 | (start[1] & 0xff)) == GZIP_MAGIC;
      Kind kind = kind(path);
      return new SourceFile(path, kind == Kind.OTHER ? ifUnknown : kind, gzip);
    }
  }

  /// Every file in a folder and the folders in it, by path, hidden ones left out.
  ///
  /// @throws IOException if a folder cannot be read
  public static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      List<Path> sorted =
          children
              .filter(child -> !child.getFileName().toString().startsWith("."))
              .sorted()
              .toList();
      List<Path> files = new ArrayList<>();
      for (Path child : sorted) {
        if (Files.isDirectory(child)) {
          files.addAll(inside(child));
        } else {
          files.add(child);
        }
      }
      return files;
    }
  }

  private static Kind kind(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) {
      name = name.substring(0, name.length() - 3);
    }
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv", "tsv", "tab", "txt" -> Kind.TABLE;
      case "json", "jsonl", "ndjson" -> Kind.JSON;
      case "parquet", "pq" -> Kind.PARQUET;
      case "xlsx", "xlsm" -> Kind.SPREADSHEET;
      case "xml", "rss", "atom" -> Kind.FEED;
      default -> Kind.OTHER;
    };
  }

  /// The file's bytes, unpacked if it is packed. A packed file that ends too early throws
  /// `EOFException` or `ZipException` behind what could be read.
  public InputStream open() throws IOException {
    return unpack(Files.newInputStream(path));
  }

  InputStream unpack(InputStream in) throws IOException {
    return gzip ? new GZIPInputStream(in, BUFFER) : new BufferedInputStream(in, BUFFER);
  }

  /// The size of the file on disk.
  public long bytes() throws IOException {
    return Files.size(path);
  }

  /// What the file is called in reports.
  public String name() {
    return path.getFileName().toString();
  }
}
