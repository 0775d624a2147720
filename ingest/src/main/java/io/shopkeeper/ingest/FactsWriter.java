package io.shopkeeper.ingest;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.BulkReceipt;
import io.shopkeeper.store.EventCells;
import io.shopkeeper.store.EventLoad;
import io.shopkeeper.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings accepted records to the store in large steps, and counts them. Not thread-safe.
final class FactsWriter implements AutoCloseable {
  private static final int FACTS_A_STEP = 20_000;

  /// From so many on, events go to the store as a load of their own kind.
  private static final int FEW_EVENTS = 20_000;

  private final Store store;
  private final boolean writes;
  private final Step<Product> products;
  private final Step<Customer> customers;
  private final Step<Review> reviews;
  private final Step<FaqEntry> questions;
  private final List<ShopEvent> fewEvents = new ArrayList<>();
  private @Nullable EventLoad load;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;

  private long appended;
  private long duplicates;
  private long conflicts;
  private long orders;
  private long refundsMatched;
  private long refundsUnmatched;

  FactsWriter(Store store) {
    this(store, true);
  }

  /// @param writes false for a load that is only studied: then nothing is brought anywhere
  FactsWriter(Store store, boolean writes) {
    this.store = store;
    this.writes = writes;
    products = new Step<>(FACTS_A_STEP, store.facts()::putProducts);
    customers = new Step<>(FACTS_A_STEP, store.facts()::putCustomers);
    reviews = new Step<>(FACTS_A_STEP, store.facts()::putReviews);
    questions = new Step<>(FACTS_A_STEP, store.facts()::putFaq);
  }

  void product(Product product) {
    add(products, product);
  }

  void customer(Customer customer) {
    add(customers, customer);
  }

  void review(Review review) {
    add(reviews, review);
  }

  void question(FaqEntry question) {
    add(questions, question);
  }

  private <T> void add(Step<T> step, T record) {
    if (writes) {
      step.add(record);
    }
  }

  void event(ShopEvent event) {
    if (!writes) {
      return;
    }
    at(ChronoUnit.MICROS.between(Instant.EPOCH, event.visit().time()));
    switch (event) {
      case ShopEvent.Purchase _ -> orders++;
      case ShopEvent.Refund refund -> {
        if (refund.order() == null) {
          refundsUnmatched++;
        } else {
          refundsMatched++;
        }
      }
      case ShopEvent.ViewItem _,
          ShopEvent.ViewItemList _,
          ShopEvent.SelectItem _,
          ShopEvent.AddToWishlist _,
          ShopEvent.AddToCart _,
          ShopEvent.RemoveFromCart _,
          ShopEvent.Search _ -> {}
    }
    if (load != null) {
      load.add(event);
    } else if (fewEvents.size() < FEW_EVENTS) {
      fewEvents.add(event);
    } else {
      load().add(event);
    }
  }

  /// An event of one row.
  void event(EventCells event) {
    if (!writes) {
      return;
    }
    at(event.occurredMicros());
    load().add(event);
  }

  private void at(long micros) {
    firstMicros = Math.min(firstMicros, micros);
    lastMicros = Math.max(lastMicros, micros);
  }

  /// The load, with the events that came before it was known to be one.
  private EventLoad load() {
    EventLoad own = load;
    if (own == null) {
      own = store.log().openLoad();
      load = own;
      fewEvents.forEach(own::add);
      fewEvents.clear();
    }
    return own;
  }

  private void finishEvents() {
    EventLoad own = load;
    if (own == null && fewEvents.isEmpty()) {
      return;
    }
    BulkReceipt receipt = own == null ? store.log().load(fewEvents.iterator()) : own.finish();
    appended += receipt.appended();
    duplicates += receipt.duplicates();
    conflicts += receipt.conflicts();
    close();
  }

  /// Drops events that were not finished.
  @Override
  public void close() {
    fewEvents.clear();
    if (load != null) {
      load.close();
      load = null;
    }
  }

  /// Brings what is left; everything is durable on return.
  IngestReport.Stored finish() {
    List.of(products, customers, reviews, questions).forEach(Step::flush);
    finishEvents();
    return new IngestReport.Stored(
        products.total,
        customers.total,
        reviews.total,
        questions.total,
        appended,
        duplicates,
        conflicts,
        orders,
        refundsMatched,
        refundsUnmatched,
        day(firstMicros),
        day(lastMicros));
  }

  /// The day of a time; null if there was no event.
  private @Nullable LocalDate day(long micros) {
    return firstMicros > lastMicros
        ? null
        : store.shop().day(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  /// Records that go to the store together.
  private static final class Step<T> {
    private final int size;
    private final Consumer<Collection<T>> target;
    private final List<T> records = new ArrayList<>();
    private long total;

    Step(int size, Consumer<Collection<T>> target) {
      this.size = size;
      this.target = target;
    }

    void add(T record) {
      records.add(record);
      total++;
      if (records.size() == size) {
        flush();
      }
    }

    void flush() {
      if (!records.isEmpty()) {
        target.accept(records);
        records.clear();
      }
    }
  }
}
