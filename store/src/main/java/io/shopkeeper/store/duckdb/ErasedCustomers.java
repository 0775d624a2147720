package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.store.Query;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/// The list of erased customers, as salted hashes of their ids: it tells of an id whether it was
/// erased, and never which ids were. Whoever has the tables can try ids that they guess.
final class ErasedCustomers {
  private static final String TABLE = "erased_customer";

  private ErasedCustomers() {}

  /// A row.
  ///
  /// @param hash SHA-256 of salt and id, hexadecimal
  record Entry(String salt, String hash, LocalDateTime erasedAt) {}

  /// Who is on the list and known again. Costs a hash for each id of a customer, and nothing while
  /// the list is empty.
  static Set<CustomerId> returned(DuckDBConnection connection) throws SQLException {
    var ids = new HashSet<CustomerId>();
    if (Sql.longOf(connection, "SELECT count(*) FROM " + TABLE) == 0) {
      return ids;
    }
    Query query = Query.of(ErasedCustomers.class, "returned.sql");
    try (PreparedStatement select = Sql.prepare(connection, query);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        ids.add(new CustomerId(rows.getString(1)));
      }
    }
    return ids;
  }

  /// The list; empty where tables are older than it.
  static List<Entry> read(DuckDBConnection connection) throws SQLException {
    var entries = new ArrayList<Entry>();
    if (Sql.longOf(
            connection,
            "SELECT count(*) FROM duckdb_tables() WHERE table_name = '%s'".formatted(TABLE))
        == 0) {
      return entries;
    }
    try (PreparedStatement select =
            connection.prepareStatement("SELECT salt, hash, erased_at FROM " + TABLE);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        entries.add(
            new Entry(
                rows.getString(1), rows.getString(2), rows.getObject(3, LocalDateTime.class)));
      }
    }
    return entries;
  }

  /// Adds what is not on the list yet.
  static void add(DuckDBConnection connection, List<Entry> entries) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO erased_customer(salt, hash, erased_at, shop)
            SELECT ?1, ?2, ?3, (SELECT id FROM shop)
            WHERE ?2 NOT IN (SELECT hash FROM erased_customer)
            """)) {
      for (Entry entry : entries) {
        insert.setString(1, entry.salt());
        insert.setString(2, entry.hash());
        insert.setObject(3, entry.erasedAt());
        insert.executeUpdate();
      }
    }
  }
}
