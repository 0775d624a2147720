package io.shopkeeper.app;

import io.shopkeeper.ingest.FileReport;
import io.shopkeeper.ingest.IngestReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder that exports are put into, to be read by themselves.
///
/// A file is complete when two looks find it alike and its last change lies ten seconds back, so
/// that one that is still being written is left alone; hidden files, and names that end in `.part`
/// or `.tmp`, wait to be renamed. What was read is moved to `done`, what could not be read to
/// `failed`, each with the report or the reason beside it. For one thread.
final class Inbox {
  private static final System.Logger LOG = System.getLogger(Inbox.class.getName());
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final InstantSource clock;
  private Map<Path, State> seen = Map.of();

  /// Files that were read and could not be moved.
  private final Map<Path, State> read = new HashMap<>();

  /// A file at one look.
  private record State(long bytes, FileTime changed) {}

  /// @param folder need not be there yet
  Inbox(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /// The files that are complete, in the order of their last change.
  List<Path> complete() {
    Map<Path, State> now = look();
    Map<Path, State> before = seen;
    seen = now;
    Instant latest = clock.instant().minus(QUIET);
    return now.entrySet().stream()
        .filter(file -> file.getValue().equals(before.get(file.getKey())))
        .filter(file -> !file.getValue().changed().toInstant().isAfter(latest))
        .filter(file -> !file.getValue().equals(read.get(file.getKey())))
        .sorted(
            Comparator.comparing((Map.Entry<Path, State> file) -> file.getValue().changed())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<Path, State> look() {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      var states = new HashMap<Path, State>();
      for (Path file : files.filter(Inbox::isWanted).toList()) {
        State state = state(file);
        if (state != null) {
          states.put(file, state);
        }
      }
      return states;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "cannot look into " + folder, e);
      return Map.of();
    }
  }

  private static boolean isWanted(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && !name.endsWith(".part") && !name.endsWith(".tmp");
  }

  /// Null for what is no file, or is there no more.
  private static @Nullable State state(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.isRegularFile() ? new State(found.size(), found.lastModifiedTime()) : null;
    } catch (IOException e) {
      return null;
    }
  }

  /// Puts the files of a load away; those that lie elsewhere stay.
  void filed(List<Path> files, IngestReport report) {
    String words =
        IngestSummary.of(report).entrySet().stream()
            .map(line -> line.getKey() + ": " + line.getValue())
            .collect(Collectors.joining("\n", "", "\n"));
    for (Path file : files) {
      String problem = problem(file, report.files());
      if (problem == null) {
        move(file, "done", words);
      } else {
        move(file, "failed", problem + "\n");
      }
    }
  }

  /// Puts away files of which nothing could be read.
  void failed(List<Path> files, String reason) {
    files.forEach(file -> move(file, "failed", reason + "\n"));
  }

  private static @Nullable String problem(Path file, List<FileReport> reports) {
    String name = file.getFileName().toString();
    return reports.stream()
        .filter(report -> report.file().equals(name) || report.file().startsWith(name + "/"))
        .map(FileReport::problem)
        .filter(problem -> problem != null)
        .map(FileReport.Problem::message)
        .findFirst()
        .orElse(null);
  }

  private void move(Path file, String to, String words) {
    if (!folder.equals(file.getParent())) {
      return;
    }
    String name = STAMP.format(clock.instant()) + "-" + file.getFileName();
    try {
      Path target = Files.createDirectories(folder.resolve(to)).resolve(name);
      Files.writeString(target.resolveSibling(name + ".txt"), words);
      Files.move(file, target);
    } catch (IOException e) {
      State state = state(file);
      if (state != null) {
        read.put(file, state);
      }
      LOG.log(
          System.Logger.Level.WARNING,
          "%s was read, but cannot be moved to '%s'; it is read again when it changes"
              .formatted(file, to),
          e);
    }
  }
}
