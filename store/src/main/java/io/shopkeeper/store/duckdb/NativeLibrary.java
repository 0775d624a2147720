package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Loads DuckDB's native library without leaving anything behind.
///
/// The driver unpacks 72 MB from its jar into a temporary file and deletes that at exit, which a
/// killed process never reaches. On Linux a mapped file may be deleted at once, and is. A
/// distribution avoids the unpacking too: where the jar has no library, the driver loads the file
/// of the same name beside the jar.
final class NativeLibrary {
  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final Pattern UNPACKED = Pattern.compile("\\s(/\\S*/libduckdb_java\\d+\\.so)$");

  private NativeLibrary() {}

  static void load() {
    try {
      Class.forName("org.duckdb.DuckDBNative");
      deleteUnpacked();
    } catch (ClassNotFoundException | ExceptionInInitializerError | NoClassDefFoundError e) {
      throw new StoreException(
          StoreException.Code.IO_FAILED,
          "cannot load the database library: make room (100 MB) in the temporary folder %s"
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
    } catch (IOException e) {
      throw StoreException.of(e, Path.of(System.getProperty("java.io.tmpdir")));
    }
  }

  private static void deleteUnpacked() throws IOException {
    if (!Files.isReadable(MAPS)) {
      return;
    }
    try (Stream<String> lines = Files.lines(MAPS)) {
      for (String path :
          lines
              .map(UNPACKED::matcher)
              .filter(Matcher::find)
              .map(m -> m.group(1))
              .distinct()
              .toList()) {
        Files.deleteIfExists(Path.of(path));
      }
    }
  }
}
