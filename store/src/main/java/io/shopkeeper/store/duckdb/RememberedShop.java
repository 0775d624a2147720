package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one shop of a store.
final class RememberedShop {
  private RememberedShop() {}

  /// The shop of the store, which is `expected` from now on if the store is new. Name, time zone,
  /// currency and locale may change; the id may not.
  static Shop require(Connection connection, @Nullable Shop expected, Path directory)
      throws SQLException {
    Optional<Shop> remembered = read(connection);
    if (expected == null) {
      return remembered.orElseThrow(() -> noShop(directory));
    }
    if (remembered.isEmpty() || !remembered.get().equals(expected)) {
      if (remembered.isPresent() && !remembered.get().id().equals(expected.id())) {
        throw otherShop(directory, remembered.get(), expected);
      }
      write(connection, expected);
    }
    return expected;
  }

  private static StoreException noShop(Path directory) {
    return new StoreException(
        StoreException.Code.NO_SHOP,
        "%s holds no shop yet: start with 'demo', or with 'run --data' on the shop's files"
            .formatted(directory));
  }

  private static StoreException otherShop(Path directory, Shop remembered, Shop expected) {
    return new StoreException(
        StoreException.Code.OTHER_SHOP,
        "%s belongs to the shop '%s' (%s), not to '%s' (%s): choose another folder with --data-dir"
            .formatted(
                directory, remembered.id(), remembered.name(), expected.id(), expected.name()));
  }

  private static Optional<Shop> read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT id, name, time_zone, currency, locale FROM shop")) {
      return row.next()
          ? Optional.of(
              new Shop(
                  new ShopId(row.getString(1)),
                  row.getString(2),
                  ZoneId.of(row.getString(3)),
                  Currency.getInstance(row.getString(4)),
                  Locale.forLanguageTag(row.getString(5))))
          : Optional.empty();
    }
  }

  private static void write(Connection connection, Shop shop) throws SQLException {
    Sql.inTransaction(
        connection,
        () -> {
          Sql.execute(connection, "DELETE FROM shop");
          try (PreparedStatement insert =
              connection.prepareStatement("INSERT INTO shop VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, shop.id().value());
            insert.setString(2, shop.name());
            insert.setString(3, shop.timeZone().getId());
            insert.setString(4, shop.currency().getCurrencyCode());
            insert.setString(5, shop.locale().toLanguageTag());
            return insert.executeUpdate();
          }
        });
  }
}
