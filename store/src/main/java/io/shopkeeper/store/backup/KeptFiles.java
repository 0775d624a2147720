package io.shopkeeper.store.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which files of a data directory a backup holds: all but locks, what is written over again, files
/// that wait to be read, the secrets of webhooks, other shops in folders of their own, and what a
/// restore put aside. The tables are copied another way.
public final class KeptFiles {
  /// The tables.
  public static final String DATABASE = "facts.duckdb";

  /// Beginning of the name of a folder with what a restore put aside.
  public static final String REPLACED = "replaced-";

  /// Where files grow until they are whole.
  public static final String UNFINISHED = "unfinished";

  private static final Set<String> OWN =
      Set.of(
          DATABASE + ".wal",
          "lock",
          "journal",
          "tmp",
          "inbox",
          "hooks",
          "identity.secret",
          UNFINISHED);

  private KeptFiles() {}

  /// The names of the files beside the tables, with `/` between folders.
  public static List<String> in(Path directory) throws IOException {
    var names = new ArrayList<String>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean mine = folder.equals(directory) || isKept(directory.relativize(folder), folder);
            return mine ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = name(directory.relativize(file));
            if (attributes.isRegularFile() && !name.equals(DATABASE) && mayBeCalled(name)) {
              names.add(name);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    names.sort(null);
    return names;
  }

  /// What of a data directory a restore replaces, the tables first.
  public static List<Path> replaceable(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      List<Path> found =
          new ArrayList<>(
              entries
                  .filter(entry -> {
                    String name = entry.getFileName().toString();
                    return name.startsWith(DATABASE)
                        || name.equals("journal")
                        || isKept(directory.relativize(entry), entry);
                  })
                  .sorted()
                  .toList());
      Path tables = directory.resolve(DATABASE);
      if (found.remove(tables)) {
        found.addFirst(tables);
      }
      return found;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isKept(Path relative, Path entry) {
    return mayBeCalled(name(relative)) && !Files.exists(entry.resolve(DATABASE));
  }

  /// Whether a file of a backup may have this name: it lands within the directory, and is not one
  /// that the program makes anew.
  static boolean mayBeCalled(String name) {
    if (name.isBlank() || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0) {
      return false;
    }
    try {
      Path path = Path.of(name);
      String first = path.getNameCount() == 0 ? "" : path.getName(0).toString();
      return !path.isAbsolute()
          && path.equals(path.normalize())
          && name(path).equals(name)
          && !first.isEmpty()
          && !first.equals("..")
          && !OWN.contains(first)
          && !first.startsWith("server.lock")
          && !first.startsWith(REPLACED)
          && name.chars().noneMatch(Character::isISOControl)
          && !(path.getNameCount() == 1 && first.endsWith(".zip"));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private static String name(Path relative) {
    return relative.toString().replace('\\', '/');
  }
}
