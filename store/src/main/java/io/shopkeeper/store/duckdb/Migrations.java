package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// Brings the tables of a file up to what this program needs: numbered scripts, each run once, in
/// order, whole or not at all.
final class Migrations {
  /// A script that was released never changes; a new one goes to the end.
  private static final List<String> SCRIPTS =
      List.of(
          "V001__event_log.sql",
          "V002__catalogue.sql",
          "V003__ingest.sql",
          "V004__serve.sql",
          "V005__amounts.sql",
          "V006__text_vectors.sql",
          "V007__fusion.sql",
          "V008__load_profiles.sql",
          "V009__refusals.sql",
          "V010__analyst_views.sql",
          "V011__page_keys.sql",
          "V012__retention.sql",
          "V013__experiments.sql",
          "V014__people.sql",
          "V015__campaigns.sql",
          "V016__service.sql",
          "V017__rules.sql",
          "V018__inbox.sql",
          "V019__notices.sql",
          "V020__guardrails.sql",
          "V021__texts.sql",
          "V022__segments.sql",
          "V023__visitors.sql",
          "V024__dialogue.sql",
          "V025__erasure.sql",
          "V026__alerts.sql",
          "V027__first_exposures.sql",
          "V028__claims.sql",
          "V029__labelled_samples.sql",
          "V030__synonyms.sql",
          "V031__themes.sql",
          "V032__erased_customers.sql");

  /// The version of the tables that this program knows.
  static final int NEWEST = SCRIPTS.size();

  private Migrations() {}

  /// @param clock tells when a script was run
  static void apply(Connection connection, Path file, InstantSource clock) throws SQLException {
    Sql.execute(
        connection,
        """
        CREATE TABLE IF NOT EXISTS schema_version(
          version INTEGER NOT NULL, script VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL)
        """);
    long version = Sql.longOf(connection, "SELECT coalesce(max(version), 0) FROM schema_version");
    if (version > SCRIPTS.size()) {
      throw new StoreException(
          StoreException.Code.NEWER_VERSION,
          ("%s has tables of version %d, this program knows them up to %d: use the newer program"
                  + " that wrote it")
              .formatted(file, version, SCRIPTS.size()));
    }
    for (int next = (int) version + 1; next <= SCRIPTS.size(); next++) {
      apply(connection, next, clock);
    }
  }

  private static void apply(Connection connection, int version, InstantSource clock)
      throws SQLException {
    String script = SCRIPTS.get(version - 1);
    Sql.inTransaction(
        connection,
        () -> {
          Sql.execute(connection, read(script));
          try (PreparedStatement insert =
              connection.prepareStatement("INSERT INTO schema_version VALUES (?, ?, ?)")) {
            insert.setInt(1, version);
            insert.setString(2, script);
            insert.setObject(3, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            return insert.executeUpdate();
          }
        });
  }

  private static String read(String script) {
    try (InputStream in = Migrations.class.getResourceAsStream(script)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + script);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
