package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.ShopId;
import io.shopkeeper.store.Manifest;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.StoreException.Code;
import io.shopkeeper.store.backup.Archive;
import io.shopkeeper.store.backup.KeptFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/// Makes a data directory what it was when a backup was made.
///
/// Everything is unpacked beside its place and checked first. What was there is then moved aside,
/// the tables before the rest, and what was unpacked moved in, the tables last: a process killed in
/// between leaves a directory without a shop, never a mixed one. Whatever fails is undone.
///
/// The list of erased customers goes on: those that the backup knows yet are to be erased again, by
/// [io.shopkeeper.store.Facts#eraseReturned].
public final class Restore {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path archive;
  private final Path directory;
  private final Path staging;
  private final boolean replace;
  private final Instant now;

  /// What was done.
  ///
  /// @param putAside where what was there lies; null if there was nothing
  public record Restored(Manifest manifest, @Nullable Path putAside) {}

  /// @param directory made if it is not there
  /// @param replace whether a shop that is there may be put aside
  /// @param now for the name of the folder with what was there
  public Restore(Path archive, Path directory, boolean replace, Instant now) {
    this.archive = archive;
    this.directory = directory;
    this.staging = directory.resolve(KeptFiles.UNFINISHED);
    this.replace = replace;
    this.now = now;
  }

  /// @throws StoreException with code `NO_BACKUP`, `OTHER_SHOP`, `NEWER_VERSION`, `OCCUPIED`,
  ///   `IN_USE`, `DISK_FULL` or that of another failure; the directory is as it was
  public Restored run() {
    try (Archive opened = Archive.open(archive)) {
      Files.createDirectories(directory);
      try (DirectoryLock _ = DirectoryLock.acquire(directory)) {
        Manifest manifest = opened.manifest();
        requireKnown(manifest);
        requireSameShop(manifest);
        requireRoom(opened.bytes());
        return unpack(opened);
      }
    } catch (IOException e) {
      throw StoreException.of(e, directory);
    }
  }

  private Restored unpack(Archive opened) throws IOException {
    try {
      Folders.delete(staging);
      opened.extract(staging);
      requireTables(opened.manifest());
      keepErased();
      return new Restored(opened.manifest(), swap());
    } finally {
      Folders.delete(staging);
    }
  }

  private void requireKnown(Manifest manifest) {
    if (manifest.schema() > Migrations.NEWEST) {
      throw new StoreException(
          Code.NEWER_VERSION,
          "%s has tables of version %d, this program knows them up to %d: use the newer program that wrote it"
              .formatted(archive, manifest.schema(), Migrations.NEWEST));
    }
  }

  private void requireSameShop(Manifest manifest) throws IOException {
    Optional<ShopId> there = DuckStore.isIn(directory) ? shopThere() : Optional.empty();
    if (there.isPresent() && !there.get().equals(manifest.shop())) {
      throw new StoreException(
          Code.OTHER_SHOP,
          "%s belongs to the shop '%s', the backup to '%s': choose another folder with --data-dir"
              .formatted(directory, there.get(), manifest.shop()));
    }
    if (!replace && !KeptFiles.replaceable(directory).isEmpty()) {
      throw new StoreException(
          Code.OCCUPIED,
          "%s holds %s already: say --replace to put what is there aside, or choose another folder with --data-dir"
              .formatted(
                  directory,
                  there.map(shop -> "the shop '%s'".formatted(shop)).orElse("other files")));
    }
  }

  /// The shop of the tables that are there; empty if they are damaged, which is a reason to
  /// restore.
  private Optional<ShopId> shopThere() {
    try (Database database =
        Database.open(directory.resolve(KeptFiles.DATABASE), directory.resolve("tmp"))) {
      String id = database.with(connection -> Sql.textOf(connection, "SELECT id FROM shop"));
      return id.isEmpty() ? Optional.empty() : Optional.of(new ShopId(id));
    } catch (StoreException e) {
      return Optional.empty();
    }
  }

  private void requireRoom(long bytes) throws IOException {
    long room = Files.getFileStore(directory).getUsableSpace();
    if (bytes > room) {
      throw new StoreException(
          Code.DISK_FULL,
          "%s needs %,d MB on the disk of %s, which has %,d MB left: make room there"
              .formatted(archive, bytes >> 20, directory, room >> 20));
    }
  }

  /// The tables themselves say the same as the manifest. They are read without access to anything
  /// but their file.
  private void requireTables(Manifest manifest) {
    var settings = new Properties();
    settings.put(DuckDBDriver.DUCKDB_READONLY_PROPERTY, "true");
    settings.put("enable_external_access", "false");
    Path file = staging.resolve(KeptFiles.DATABASE);
    NativeLibrary.load();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, settings)) {
      var found =
          new Manifest(
              new ShopId(Sql.textOf(connection, "SELECT id FROM shop")),
              (int) Sql.longOf(connection, "SELECT max(version) FROM schema_version"),
              Sql.longOf(connection, "SELECT count(*) FROM event_line WHERE line = 1"),
              Sql.longOf(connection, "SELECT settled FROM log_state"),
              manifest.madeAt(),
              manifest.parts());
      if (!found.equals(manifest)) {
        throw new StoreException(
            Code.NO_BACKUP,
            "%s says one thing and its tables another (%s): use another copy of it; nothing was changed"
                .formatted(archive, found));
      }
    } catch (SQLException e) {
      StoreException failure = SqlFailure.whileOpening(e, file);
      throw failure.code() == Code.NEWER_VERSION ? failure : unreadable(e);
    } catch (IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  /// Adds who was erased in the shop that is there, maybe since the backup, to whom the backup
  /// knows as erased. Damaged tables tell of nobody.
  private void keepErased() {
    List<ErasedCustomers.Entry> erased = DuckStore.isIn(directory) ? erasedThere() : List.of();
    if (erased.isEmpty()) {
      return;
    }
    Path file = staging.resolve(KeptFiles.DATABASE);
    try (Database database = Database.open(file, directory.resolve("tmp"))) {
      database.with(connection -> {
        Migrations.apply(connection, file, InstantSource.fixed(now));
        ErasedCustomers.add(connection, erased);
        Sql.execute(connection, "CHECKPOINT"); // else part of it is in a file beside it
        return erased;
      });
    }
  }

  private List<ErasedCustomers.Entry> erasedThere() {
    try (Database database =
        Database.open(directory.resolve(KeptFiles.DATABASE), directory.resolve("tmp"))) {
      return database.with(ErasedCustomers::read);
    } catch (StoreException e) {
      return List.of();
    }
  }

  private StoreException unreadable(Exception cause) {
    return new StoreException(
        Code.NO_BACKUP,
        "the tables in %s cannot be read (%s): use another copy of it; nothing was changed"
            .formatted(archive, cause.getMessage()),
        cause);
  }

  /// Moves what is there aside and what was unpacked in.
  private @Nullable Path swap() throws IOException {
    Deque<Moved> done = new ArrayDeque<>();
    Path aside = directory.resolve(KeptFiles.REPLACED + STAMP.format(now));
    try {
      for (Path old : KeptFiles.replaceable(directory)) {
        Files.createDirectories(aside);
        done.push(Moved.of(old, aside.resolve(old.getFileName())));
      }
      for (Path unpacked : KeptFiles.replaceable(staging).reversed()) {
        done.push(Moved.of(unpacked, directory.resolve(unpacked.getFileName())));
      }
    } catch (IOException e) {
      for (Moved moved : done) {
        moved.undo();
      }
      throw e;
    }
    return Files.exists(aside) ? aside : null;
  }

  private record Moved(Path from, Path to) {
    static Moved of(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return new Moved(from, to);
    }

    void undo() throws IOException {
      Files.move(to, from, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
