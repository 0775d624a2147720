package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ShopId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Adds rows to the tables that have one per id, in place of those that are there.
///
/// The rows go to a temporary table first, which has the columns of the real one; then one
/// transaction deletes what has their ids and inserts them. The last of several rows of one id in a
/// call wins. Costs about 20 µs a row, and a scan of the table's ids.
final class Upserts {
  private final String shop;
  private final InstantSource clock;

  Upserts(ShopId shop, InstantSource clock) {
    this.shop = shop.value();
    this.clock = clock;
  }

  /// Sets what the column `shop` of a module's own table has by default.
  void setShop(DuckDBConnection connection) throws SQLException {
    Sql.execute(connection, "SET VARIABLE shop = '%s'".formatted(shop));
  }

  long products(DuckDBConnection connection, Collection<Product> products) throws SQLException {
    Instant now = clock.instant();
    return put(
        connection,
        "product",
        products,
        Product::id,
        (row, product) -> {
          Money price = product.price();
          row.append(product.id().value()).append(product.title());
          text(row, product.description());
          row.append(product.categories());
          text(row, product.brand());
          money(row, price);
          row.append(product.inStock()).append(product.attributes());
          time(row, now);
        });
  }

  long customers(DuckDBConnection connection, Collection<Customer> customers) throws SQLException {
    Instant now = clock.instant();
    return put(
        connection,
        "customer",
        customers,
        Customer::id,
        (row, customer) -> {
          Integer age = customer.age();
          row.append(customer.id().value());
          if (age == null) {
            row.appendNull();
          } else {
            row.append(age.intValue());
          }
          text(row, customer.gender());
          money(row, customer.income());
          purposes(row, customer.consent().granted());
          purposes(row, customer.consent().refused());
          row.append(customer.attributes());
          time(row, now);
        });
  }

  long reviews(DuckDBConnection connection, Collection<Review> reviews) throws SQLException {
    return put(
        connection,
        "review",
        reviews,
        Review::id,
        (row, review) -> {
          CustomerId customer = review.customer();
          Double rating = review.rating();
          row.append(review.id().value()).append(review.product().value());
          text(row, customer == null ? null : customer.value());
          if (rating == null) {
            row.appendNull();
          } else {
            row.append(rating.doubleValue());
          }
          text(row, review.title());
          row.append(review.text()).append(review.channel().name());
          time(row, review.time());
        });
  }

  long faq(DuckDBConnection connection, Collection<FaqEntry> entries) throws SQLException {
    return put(
        connection,
        "faq_entry",
        entries,
        FaqEntry::id,
        (row, entry) ->
            row.append(entry.id().value()).append(entry.question()).append(entry.answer()));
  }

  private <T> long put(
      DuckDBConnection connection,
      String table,
      Collection<T> values,
      Function<T, Object> id,
      RowWriter<T> writer)
      throws SQLException {
    if (values.isEmpty()) {
      return 0;
    }
    var byId = new LinkedHashMap<Object, T>();
    values.forEach(value -> byId.put(id.apply(value), value));
    Sql.execute(
        connection,
        "CREATE OR REPLACE TEMP TABLE incoming_%s AS FROM %s LIMIT 0".formatted(table, table));
    try (DuckDBAppender row = connection.createAppender("temp", "main", "incoming_" + table)) {
      for (T value : byId.values()) {
        row.beginRow().append(shop);
        writer.write(row, value);
        row.endRow();
      }
      row.flush();
    }
    return Sql.inTransaction(
        connection,
        () -> {
          Sql.execute(
              connection,
              "DELETE FROM %s WHERE shop = '%s' AND id IN (SELECT id FROM incoming_%s)"
                  .formatted(table, shop, table));
          Sql.execute(connection, "INSERT INTO %s FROM incoming_%s".formatted(table, table));
          Sql.execute(connection, "DROP TABLE temp.incoming_" + table);
          return (long) byId.size();
        });
  }

  private static void text(DuckDBAppender row, @Nullable String text) throws SQLException {
    if (text == null) {
      row.appendNull();
    } else {
      row.append(text);
    }
  }

  private static void money(DuckDBAppender row, @Nullable Money money) throws SQLException {
    if (money == null) {
      row.appendNull().appendNull();
    } else {
      row.append(money.minor()).append(money.currency().getCurrencyCode());
    }
  }

  private static void purposes(DuckDBAppender row, Set<Consent.Purpose> purposes)
      throws SQLException {
    row.append(purposes.stream().map(Consent.Purpose::name).sorted().toList());
  }

  private static void time(DuckDBAppender row, Instant time) throws SQLException {
    row.appendEpochMicros(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  @FunctionalInterface
  private interface RowWriter<T> {
    void write(DuckDBAppender row, T value) throws SQLException;
  }
}
