package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.store.Erased;
import io.shopkeeper.store.ModelFiles;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.files.PlainModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/// Erases a customer: what they did is gone, what they ordered and wrote about products stays as
/// nobody's.
///
/// Tables are without them on return. Their bytes are still in the file until it is written anew,
/// which [#finish] does at the next start.
public final class Erasure {
  private static final System.Logger LOG = System.getLogger(Erasure.class.getName());

  /// In the directory while the file is to be written anew; holds a line for each id that files may
  /// name still.
  private static final String PENDING = "erased";

  private static final int SALT_BYTES = 24;

  private final Path directory;
  private final ModelFiles models;
  private final InstantSource clock;

  Erasure(Path directory, ModelFiles models, InstantSource clock) {
    this.directory = directory;
    this.models = models;
    this.clock = clock;
  }

  /// In one transaction; then files are cleaned. Those that cannot be yet, as of a load that is not
  /// through, are by [#finish].
  Erased erase(DuckDBConnection connection, CustomerId customer, RandomGenerator random)
      throws SQLException {
    return erase(connection, ids(connection, customer), random);
  }

  /// Likewise, who was erased before and is known again, under those ids only: with whom others
  /// were merged since, or no longer, is another matter.
  Erased eraseReturned(DuckDBConnection connection, RandomGenerator random) throws SQLException {
    Set<CustomerId> ids = ErasedCustomers.returned(connection);
    return ids.isEmpty() ? new Erased(ids, 0, 0, 0, 0) : erase(connection, ids, random);
  }

  private Erased erase(DuckDBConnection connection, Set<CustomerId> ids, RandomGenerator random)
      throws SQLException {
    Set<String> loads = finishedLoads(connection);
    List<String> before = pending(directory);
    Erased done =
        Sql.inTransaction(
            connection,
            () -> {
              prepare(connection, ids, random);
              for (String statement : statements()) {
                Sql.execute(connection, statement);
              }
              Erased erased = told(connection, ids);
              Sql.execute(connection, "DROP TABLE temp.erased_id");
              Sql.execute(connection, "DROP TABLE temp.erased_salt");
              Sql.execute(connection, "DROP TABLE temp.erased_session");
              Sql.execute(connection, "DROP TABLE temp.erased_event");
              Sql.execute(connection, "DROP TABLE temp.erased_conversation");
              Stream<String> names = ids.stream().map(CustomerId::value);
              keep(Stream.concat(before.stream(), names).toList());
              return erased;
            });
    try {
      if (clean(directory, models, ids, loads::contains)) {
        keep(before);
      }
    } catch (IOException | StoreException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "files that name a customer who was erased are cleaned at the next start",
          e);
    }
    return done;
  }

  private static Set<String> finishedLoads(DuckDBConnection connection) throws SQLException {
    var loads = new HashSet<String>();
    try (PreparedStatement select = connection.prepareStatement("SELECT id FROM load");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        loads.add(rows.getString(1));
      }
    }
    return loads;
  }

  /// Whom files may name still.
  private static List<String> pending(Path directory) {
    Path file = directory.resolve(PENDING);
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw StoreException.of(e, file);
    }
  }

  private void keep(List<String> names) {
    Path file = directory.resolve(PENDING);
    try {
      Files.write(file, names);
    } catch (IOException e) {
      throw StoreException.of(e, file);
    }
  }

  /// @return whether no file was left out
  private static boolean clean(
      Path directory, ModelFiles models, Collection<CustomerId> ids, Predicate<String> finished)
      throws IOException {
    models.forget(ids);
    return new LoadReports(directory).remove(Pattern.compile(ErasedNames.words(ids)), finished);
  }

  /// Writes the tables of a directory anew if somebody was erased since, and cleans the files that
  /// were left out, which leaves their bytes nowhere. Costs the disk a second copy of the tables
  /// meanwhile.
  ///
  /// @throws StoreException with code `IN_USE` while another process holds the directory
  public static void finish(Path directory) {
    if (!Files.exists(directory.resolve(PENDING))) {
      return;
    }
    try (DirectoryLock _ = DirectoryLock.acquire(directory)) {
      List<CustomerId> ids = pending(directory).stream().map(CustomerId::new).toList();
      if (!ids.isEmpty()) {
        clean(directory, new PlainModelFiles(directory.resolve("models")), ids, _ -> true);
      }
      Compaction.after(directory, _ -> true);
      Files.delete(directory.resolve(PENDING));
    } catch (IOException e) {
      throw StoreException.of(e, directory);
    }
  }

  /// Every id that was merged with this one, and itself.
  private static Set<CustomerId> ids(DuckDBConnection connection, CustomerId customer)
      throws SQLException {
    var ids = new HashSet<>(Set.of(customer));
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            WITH named AS (
              SELECT coalesce(max(canonical), ?1) AS id FROM canonical_customers WHERE id = ?1)
            SELECT id FROM named
            UNION
            SELECT c.id FROM canonical_customers c JOIN named ON c.canonical = named.id
            """)) {
      select.setString(1, customer.value());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(new CustomerId(rows.getString(1)));
        }
      }
    }
    return ids;
  }

  private void prepare(DuckDBConnection connection, Set<CustomerId> ids, RandomGenerator random)
      throws SQLException {
    List<String> names = ids.stream().map(CustomerId::value).sorted().toList();
    Sql.execute(connection, "CREATE OR REPLACE TEMP TABLE erased_id(id VARCHAR)");
    Sql.execute(
        connection,
        "CREATE OR REPLACE TEMP TABLE erased_salt(salt VARCHAR, list_salt VARCHAR, word_pattern"
            + " VARCHAR, part_pattern VARCHAR, address_pattern VARCHAR, erased_at TIMESTAMP)");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO erased_id SELECT unnest(?)")) {
      insert.setArray(1, connection.createArrayOf("VARCHAR", names.toArray()));
      insert.executeUpdate();
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO erased_salt VALUES (?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, salt(random));
      insert.setString(2, salt(random));
      insert.setString(3, ErasedNames.words(ids));
      insert.setString(4, ErasedNames.parts(ids));
      insert.setString(5, ErasedNames.addresses(ids));
      insert.setObject(6, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static String salt(RandomGenerator random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private static List<String> statements() {
    return Stream.of(Query.of(Erasure.class, "erase.sql").sql().split(";\n"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  private static Erased told(DuckDBConnection connection, Set<CustomerId> ids) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT events, orders, reviews, conversations
                FROM erasure
                ORDER BY rowid DESC
                LIMIT 1
                """);
        ResultSet row = select.executeQuery()) {
      row.next();
      return new Erased(ids, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
  }
}
