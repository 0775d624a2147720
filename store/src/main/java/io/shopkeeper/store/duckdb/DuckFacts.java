package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.store.ColumnReader;
import io.shopkeeper.store.Erased;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import io.shopkeeper.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;

/// The tables in DuckDB: one caller writes at a time, a few others read beside it.
///
/// A query first has the journal moved into the table, so that it sees every event acknowledged
/// before it was asked; where that fails, as on a full disk, it answers from what the table has.
final class DuckFacts implements Facts {
  private static final System.Logger LOG = System.getLogger(DuckFacts.class.getName());

  /// Statements that may change which customers there are or which of them are the same.
  private static final Pattern CUSTOMERS =
      Pattern.compile("\\b(?:INTO|UPDATE|FROM)\\s+(?:customer|merge)\\b", Pattern.CASE_INSENSITIVE);

  private final Database database;
  private final QueryThreads queries;
  private final Runnable settle;
  private final Upserts upserts;
  private final Erasure erasure;
  private final KnownProducts known = new KnownProducts();
  private final AtomicLong customerChanges = new AtomicLong();
  private final ReentrantLock writing = new ReentrantLock();

  /// @param settle returns when the tables have what was acknowledged
  DuckFacts(
      Database database, QueryThreads queries, Upserts upserts, Erasure erasure, Runnable settle) {
    this.database = database;
    this.queries = queries;
    this.upserts = upserts;
    this.erasure = erasure;
    this.settle = settle;
  }

  @Override
  public void putProducts(Collection<Product> products) {
    try {
      write(connection -> upserts.products(connection, products));
    } finally {
      known.written(products); // even where nobody can tell whether it was committed
    }
  }

  @Override
  public void putCustomers(Collection<Customer> customers) {
    writeCustomers(connection -> upserts.customers(connection, customers));
  }

  @Override
  public void putReviews(Collection<Review> reviews) {
    write(connection -> upserts.reviews(connection, reviews));
  }

  @Override
  public void putFaq(Collection<FaqEntry> entries) {
    write(connection -> upserts.faq(connection, entries));
  }

  @Override
  public long update(Query query) {
    Database.Work<Long> work =
        connection -> {
          upserts.setShop(connection);
          try (PreparedStatement statement = Sql.prepare(connection, query)) {
            return (long) statement.executeUpdate();
          } catch (SQLException e) {
            throw failure(query, e);
          }
        };
    return CUSTOMERS.matcher(query.sql()).find() ? writeCustomers(work) : write(work);
  }

  @Override
  public long customerChanges() {
    return customerChanges.get();
  }

  @Override
  public Erased erase(CustomerId customer, RandomGenerator random) {
    settle.run();
    return writeCustomers(connection -> erasure.erase(connection, customer, random));
  }

  @Override
  public Erased eraseReturned(RandomGenerator random) {
    settle.run();
    return writeCustomers(connection -> erasure.eraseReturned(connection, random));
  }

  private <T> T writeCustomers(Database.Work<T> work) {
    try {
      return write(work);
    } finally {
      customerChanges.incrementAndGet(); // even where nobody can tell whether it was committed
    }
  }

  private <T> T write(Database.Work<T> work) {
    writing.lock();
    try {
      return queries.with(work);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public Map<ProductId, Product> products(Collection<ProductId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return known.find(Set.copyOf(ids), this::read);
  }

  private List<Product> read(List<ProductId> ids) {
    List<String> values = ids.stream().map(ProductId::value).toList();
    var query = new Query("products of ids", ProductRows.SELECT, List.of(values));
    return queries.with(connection -> list(connection, query, ProductRows::read));
  }

  @Override
  public <T> List<T> list(Query query, Function<Row, T> reader) {
    settle();
    return queries.with(connection -> list(connection, query, reader));
  }

  private <T> List<T> list(DuckDBConnection connection, Query query, Function<Row, T> reader) {
    try (PreparedStatement statement = Sql.prepare(connection, query);
        ResultSet rows = statement.executeQuery()) {
      var row = new ResultRow(rows, query.name());
      var list = new ArrayList<T>();
      while (rows.next()) {
        list.add(reader.apply(row));
      }
      return list;
    } catch (SQLException e) {
      throw failure(query, e);
    }
  }

  @Override
  public void scan(Query query, ColumnReader reader) {
    settle();
    queries.with(connection -> {
      try (PreparedStatement statement = Sql.prepare(connection, query);
          DuckDBChunkedResult result = statement.unwrap(DuckDBPreparedStatement.class).query()) {
        var batch = new ColumnBatch((int) result.columnCount());
        while (result.nextChunk()) {
          batch.fill(result.chunk());
          reader.read(batch);
        }
        return query;
      } catch (SQLException e) {
        throw failure(query, e);
      }
    });
  }

  private void settle() {
    try {
      settle.run();
    } catch (StoreException e) {
      LOG.log(
          System.Logger.Level.WARNING, "answering without the newest events: " + e.getMessage());
    }
  }

  private StoreException failure(Query query, SQLException cause) {
    StoreException failure = database.failure(cause);
    return failure.code() == StoreException.Code.QUERY_FAILED
        ? new StoreException(
            failure.code(), "query '%s': %s".formatted(query.name(), failure.getMessage()), cause)
        : failure;
  }
}
