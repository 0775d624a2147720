package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.store.Erased;
import io.shopkeeper.store.ModelFiles;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
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
  /// In the directory while the file is to be written anew.
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

  /// In one transaction; files are cleaned first, so that a failure leaves nothing half done that a
  /// second attempt would not do.
  Erased erase(DuckDBConnection connection, CustomerId customer, RandomGenerator random)
      throws SQLException {
    Set<CustomerId> ids = ids(connection, customer);
    try {
      Files.writeString(directory.resolve(PENDING), "");
      List<String> bytes = ids.stream().map(Erasure::bytes).toList();
      clean(directory.resolve("rejects"), pattern(bytes));
      clean(directory.resolve("changes"), pattern(bytes));
      models.forget(ids);
    } catch (IOException e) {
      throw StoreException.of(e, directory);
    }
    return Sql.inTransaction(
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
          return erased;
        });
  }

  /// Writes the tables of a directory anew if somebody was erased since, which leaves their bytes
  /// nowhere. Costs the disk a second copy of the tables meanwhile.
  ///
  /// @throws StoreException with code `IN_USE` while another process holds the directory
  public static void finish(Path directory) {
    if (!Files.exists(directory.resolve(PENDING))) {
      return;
    }
    try (DirectoryLock _ = DirectoryLock.acquire(directory)) {
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

  /// Finds an id that is not part of a longer word or number.
  private static Pattern pattern(List<String> ids) {
    List<String> escaped = ids.stream().map(id -> id.replaceAll("(\\p{Punct})", "\\\\$1")).toList();
    return Pattern.compile(
        "(^|[^A-Za-z0-9])(%s)($|[^A-Za-z0-9])".formatted(String.join("|", escaped)));
  }

  private void prepare(DuckDBConnection connection, Set<CustomerId> ids, RandomGenerator random)
      throws SQLException {
    List<String> names = ids.stream().map(CustomerId::value).sorted().toList();
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Sql.execute(connection, "CREATE OR REPLACE TEMP TABLE erased_id(id VARCHAR)");
    Sql.execute(
        connection,
        "CREATE OR REPLACE TEMP TABLE erased_salt(salt VARCHAR, pattern VARCHAR, erased_at"
            + " TIMESTAMP)");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO erased_id SELECT unnest(?)")) {
      insert.setArray(1, connection.createArrayOf("VARCHAR", names.toArray()));
      insert.executeUpdate();
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO erased_salt VALUES (?, ?, ?)")) {
      insert.setString(1, HexFormat.of().formatHex(salt));
      insert.setString(2, pattern(names).pattern());
      insert.setObject(3, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
      insert.executeUpdate();
    }
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

  /// Lines of reports on imports.
  private static void clean(Path folder, Pattern pattern) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (pattern.matcher(text).find()) {
          List<String> kept = text.lines().filter(line -> !pattern.matcher(line).find()).toList();
          Files.write(file, kept, StandardCharsets.ISO_8859_1);
        }
      }
    }
  }

  /// The bytes of an id in UTF-8, a character each.
  private static String bytes(CustomerId id) {
    return new String(id.value().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
