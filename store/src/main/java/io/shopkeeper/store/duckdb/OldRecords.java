package io.shopkeeper.store.duckdb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/// Finds and removes reviews, customers, reports of loads and exposures that are older than a time.
final class OldRecords {
  /// Customers who have not been described since, nor done, written or asked anything under any of
  /// their ids, and of whom more than a refusal is kept.
  private static final String OLD_CUSTOMERS =
      """
      SELECT customer.id
      FROM customer LEFT JOIN canonical_customers own ON own.id = customer.id
      WHERE updated_at < ?1
        AND (len(consent_refused) = 0 OR age IS NOT NULL OR gender IS NOT NULL
          OR income_minor IS NOT NULL OR len(consent_granted) > 0 OR cardinality(attributes) > 0)
        AND coalesce(own.canonical, customer.id) NOT IN (
          SELECT coalesce(c.canonical, heard.customer)
          FROM (
            SELECT customer FROM event_line WHERE occurred_at >= ?1
            UNION
            SELECT customer FROM review WHERE written_at >= ?1
            UNION
            SELECT customer FROM conversation WHERE updated_at >= ?1) heard
          LEFT JOIN canonical_customers c ON c.id = heard.customer
          WHERE heard.customer IS NOT NULL)
      """;

  private static final String OLD_EXPERIMENTS = "SELECT id FROM experiment WHERE stopped_at < ?1";

  private final RetainedKind kind;
  private final DuckDBConnection connection;
  private final LocalDateTime before;

  /// @param kind of records that are no events
  OldRecords(DuckDBConnection connection, RetainedKind kind, LocalDateTime before) {
    if (kind.event() != null) {
      throw new IllegalArgumentException(kind + " are events");
    }
    this.connection = connection;
    this.kind = kind;
    this.before = before;
  }

  /// How many are old, and how many there are.
  long[] count() throws SQLException {
    String sql =
        switch (kind) {
          case REVIEWS -> "SELECT count(*) FILTER (written_at < ?1), count(*) FROM review";
          case LOADS -> "SELECT count(*) FILTER (started_at < ?1), count(*) FROM load";
          case EXPOSURES ->
              "SELECT (SELECT count(*) FROM exposure WHERE experiment IN (%s)), (SELECT count(*) FROM exposure)"
                  .formatted(OLD_EXPERIMENTS);
          default ->
              "SELECT (SELECT count(*) FROM (%s)), (SELECT count(*) FROM customer)"
                  .formatted(OLD_CUSTOMERS);
        };
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, before);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new long[] {row.getLong(1), row.getLong(2)};
      }
    }
  }

  void remove() throws SQLException {
    for (String sql : removal()) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, before);
        statement.executeUpdate();
      }
    }
  }

  private List<String> removal() {
    return switch (kind) {
      case REVIEWS -> List.of("DELETE FROM review WHERE written_at < ?1");
      case LOADS -> {
        var statements = new ArrayList<String>();
        for (String table : List.of("load_count", "load_profile", "load_change", "reject")) {
          statements.add(
              "DELETE FROM %s WHERE load_id IN (SELECT id FROM load WHERE started_at < ?1)"
                  .formatted(table));
        }
        statements.add("DELETE FROM load WHERE started_at < ?1");
        yield statements;
      }
      case EXPOSURES ->
          List.of(
              "DELETE FROM exposure WHERE experiment IN (%s)".formatted(OLD_EXPERIMENTS),
              "DELETE FROM first_exposure WHERE experiment IN (%s)".formatted(OLD_EXPERIMENTS));
      default ->
          List.of(
              "DELETE FROM customer WHERE len(consent_refused) = 0 AND id IN (%s)"
                  .formatted(OLD_CUSTOMERS),
              """
              UPDATE customer
              SET age = NULL, gender = NULL, income_minor = NULL, income_currency = NULL,
                consent_granted = [], attributes = MAP {}
              WHERE id IN (%s)
              """
                  .formatted(OLD_CUSTOMERS));
    };
  }

  /// The names of loads that are old.
  List<String> loads() throws SQLException {
    var ids = new ArrayList<String>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id FROM load WHERE started_at < ?1")) {
      select.setObject(1, before);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }
}
