package io.shopkeeper.ingest;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.BulkReceipt;
import io.shopkeeper.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings accepted records to the store in large steps, and counts them. Not thread-safe.
final class FactsWriter {
  private static final int FACTS_A_STEP = 20_000;
  private static final int EVENTS_A_STEP = 200_000;

  private final Store store;
  private final Step<Product> products;
  private final Step<Customer> customers;
  private final Step<Review> reviews;
  private final Step<FaqEntry> questions;
  private final Step<ShopEvent> events;

  private long appended;
  private long duplicates;
  private long conflicts;
  private long orders;
  private long refundsMatched;
  private long refundsUnmatched;
  private @Nullable Instant first;
  private @Nullable Instant last;

  FactsWriter(Store store) {
    this.store = store;
    products = new Step<>(FACTS_A_STEP, store.facts()::putProducts);
    customers = new Step<>(FACTS_A_STEP, store.facts()::putCustomers);
    reviews = new Step<>(FACTS_A_STEP, store.facts()::putReviews);
    questions = new Step<>(FACTS_A_STEP, store.facts()::putFaq);
    events = new Step<>(EVENTS_A_STEP, this::load);
  }

  void product(Product product) {
    products.add(product);
  }

  void customer(Customer customer) {
    customers.add(customer);
  }

  void review(Review review) {
    reviews.add(review);
  }

  void question(FaqEntry question) {
    questions.add(question);
  }

  void event(ShopEvent event) {
    Instant time = event.visit().time();
    first = first == null || time.isBefore(first) ? time : first;
    last = last == null || time.isAfter(last) ? time : last;
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
    events.add(event);
  }

  private void load(Collection<ShopEvent> step) {
    BulkReceipt receipt = store.log().load(step.iterator());
    appended += receipt.appended();
    duplicates += receipt.duplicates();
    conflicts += receipt.conflicts();
  }

  /// Brings what is left; everything is durable on return.
  IngestReport.Stored finish() {
    List.of(products, customers, reviews, questions, events).forEach(Step::flush);
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
        day(first),
        day(last));
  }

  private @Nullable LocalDate day(@Nullable Instant instant) {
    Shop shop = store.shop();
    return instant == null ? null : shop.day(instant);
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
