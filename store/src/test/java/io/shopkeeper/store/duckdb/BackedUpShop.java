package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A shop with something of everything, its backup, and what is in a data directory.
final class BackedUpShop {
  private BackedUpShop() {}

  static DuckStore open(Path directory) {
    return DuckStore.open(directory, Events.SHOP, InstantSource.fixed(Events.NOON));
  }

  /// A shop with something of everything.
  static void fill(DuckStore store, Path directory) throws IOException {
    store.log().append(Events.views(0, 3_000));
    store
        .facts()
        .putProducts(
            List.of(
                new Product(
                    new ProductId("product-1"),
                    "杯子 = \"cup\"",
                    null,
                    List.of("Home", "Cups"),
                    null,
                    null,
                    true,
                    Map.of("colour", "blue"))));
    store
        .facts()
        .putCustomers(
            List.of(
                new Customer(
                    new CustomerId("customer-1"),
                    34,
                    null,
                    null,
                    Consent.UNKNOWN,
                    Map.of("city", "成都"))));
    store
        .models()
        .write(
            new Provenance(
                "popularity",
                "test",
                Events.NOON,
                Events.SHOP.id(),
                1,
                new Seed(1),
                new TreeMap<>(),
                new TreeMap<>()),
            out -> out.writeUTF("a model"));
    store.models().promote("recommend", store.models().newest("popularity").orElseThrow());
    Files.writeString(directory.resolve("aspects.tsv"), "rename\tsmell\ttaste\n");
    Files.createDirectories(directory.resolve("changes"));
    Files.writeString(directory.resolve("changes/load-1.csv"), "reason\n");
  }

  static Manifest write(DuckStore store, Path archive) throws IOException {
    try (var snapshot = store.backups().take();
        OutputStream out = Files.newOutputStream(archive)) {
      return snapshot.writeTo(out);
    }
  }

  /// A hash of every table of a closed store, all columns of all rows in order.
  static Map<String, String> facts(Path directory) throws SQLException {
    var hashes = new LinkedHashMap<String, String>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("facts.duckdb"));
        Statement statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (ResultSet rows =
          statement.executeQuery("SELECT table_name FROM duckdb_tables() ORDER BY table_name")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet row =
            statement.executeQuery(
                "SELECT count(*), md5(coalesce(string_agg(t::VARCHAR, chr(10) ORDER BY rowid), ''))"
                    + " FROM (SELECT rowid, COLUMNS(*) FROM %1$s) AS t".formatted(table))) {
          row.next();
          hashes.put(table, row.getLong(1) + " " + row.getString(2));
        }
      }
    }
    return hashes;
  }

  /// Every file below a folder with its content.
  static Map<String, String> files(Path directory) throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString();
        if (!name.equals("lock")) {
          files.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }
}
