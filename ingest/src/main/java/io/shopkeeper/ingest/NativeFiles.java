package io.shopkeeper.ingest;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.ingest.NativeKind.Target;
import io.shopkeeper.ingest.cleaning.Stage;
import io.shopkeeper.ingest.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the native files of a load, each by its kind.
final class NativeFiles {
  static final NativeKind<ProductField, Product> PRODUCTS =
      new NativeKind<>(
          RecordKind.PRODUCTS,
          ProductDraft.NAMES,
          Set.of(ProductField.ID, ProductField.TITLE),
          null,
          ProductField.PRICE,
          (notation, _) -> new ProductDraft(notation),
          product -> product.id().value(),
          null,
          Stage::product);
  static final NativeKind<CustomerField, Customer> CUSTOMERS =
      new NativeKind<>(
          RecordKind.CUSTOMERS,
          CustomerDraft.NAMES,
          Set.of(CustomerField.ID),
          null,
          CustomerField.INCOME,
          (notation, _) -> new CustomerDraft(notation),
          customer -> customer.id().value(),
          null,
          Stage::customer);
  static final NativeKind<EventField, ShopEvent> EVENTS =
      new NativeKind<>(
          RecordKind.EVENTS,
          EventDraft.NAMES,
          Set.of(EventField.EVENT, EventField.TIME),
          EventField.TIME,
          EventField.PRICE,
          (notation, _) -> new EventDraft(notation, null),
          event -> event.id().value(),
          EventField.ID,
          Stage::event);
  static final NativeKind<EventField, ShopEvent> ORDERS =
      new NativeKind<>(
          RecordKind.ORDERS,
          OrderDraft.NAMES,
          Set.of(EventField.ORDER, EventField.TIME, EventField.PRODUCT, EventField.PRICE),
          EventField.TIME,
          EventField.PRICE,
          (notation, _) -> new OrderDraft(notation),
          event -> event.id().value(),
          null,
          Stage::event);
  static final NativeKind<ReviewField, Review> REVIEWS =
      new NativeKind<>(
          RecordKind.REVIEWS,
          ReviewDraft.NAMES,
          Set.of(ReviewField.PRODUCT),
          ReviewField.TIME,
          null,
          (notation, fileTime) -> new ReviewDraft(notation, fileTime, null),
          review -> review.id().value(),
          ReviewField.ID,
          Stage::review);
  static final NativeKind<FaqField, FaqEntry> FAQ =
      new NativeKind<>(
          RecordKind.FAQ,
          FaqDraft.NAMES,
          Set.of(FaqField.QUESTION, FaqField.ANSWER),
          null,
          null,
          (_, _) -> new FaqDraft(),
          entry -> entry.id().value(),
          FaqField.ID,
          Stage::question);

  private static final List<NativeKind<?, ?>> ALL =
      List.of(PRODUCTS, CUSTOMERS, EVENTS, ORDERS, REVIEWS, FAQ);

  private final Load load;
  private final Landing<Product> products;
  private final Landing<Customer> customers;
  private final Landing<ShopEvent> events;
  private final Landing<Review> reviews;
  private final Landing<FaqEntry> questions;

  NativeFiles(Load load, FactsWriter writer) {
    this.load = load;
    products = new Landing<>(load, PRODUCTS.id(), writer::product);
    customers = new Landing<>(load, CUSTOMERS.id(), writer::customer);
    events = new Landing<>(load, EVENTS.id(), writer::event);
    reviews = new Landing<>(load, REVIEWS.id(), writer::review);
    questions = new Landing<>(load, FAQ.id(), writer::question);
  }

  /// The kind whose required columns are all there, of several the one that knows most columns.
  static Optional<RecordKind> ofColumns(List<String> found) {
    return ALL.stream()
        .filter(kind -> kind.fits(found))
        .max(Comparator.comparingInt(kind -> kind.columns(found).recognised()))
        .map(NativeKind::kind);
  }

  void table(TableFile file, RecordKind kind, FileTally tally) throws IOException {
    Instant time = fileTime(file.source(), load);
    OrderLines lines = new OrderLines(events, tally);
    switch (kind) {
      case PRODUCTS -> PRODUCTS.table(file, load, tally, time, target(products, tally));
      case CUSTOMERS -> CUSTOMERS.table(file, load, tally, time, target(customers, tally));
      case EVENTS -> EVENTS.table(file, load, tally, time, lines::row);
      case ORDERS -> ORDERS.table(file, load, tally, time, lines::row);
      case REVIEWS -> REVIEWS.table(file, load, tally, time, target(reviews, tally));
      case FAQ -> FAQ.table(file, load, tally, time, target(questions, tally));
    }
    lines.finish();
  }

  void objects(ObjectFile file, RecordKind kind, FileTally tally) throws IOException {
    Instant time = fileTime(file.source(), load);
    OrderLines lines = new OrderLines(events, tally);
    switch (kind) {
      case PRODUCTS -> PRODUCTS.objects(file, load, tally, time, target(products, tally));
      case CUSTOMERS -> CUSTOMERS.objects(file, load, tally, time, target(customers, tally));
      case EVENTS -> EVENTS.objects(file, load, tally, time, target(events, tally));
      case ORDERS -> ORDERS.objects(file, load, tally, time, lines::row);
      case REVIEWS -> REVIEWS.objects(file, load, tally, time, target(reviews, tally));
      case FAQ -> FAQ.objects(file, load, tally, time, target(questions, tally));
    }
    lines.finish();
  }

  private static <T> Target<T> target(Landing<T> landing, FileTally tally) {
    return (record, origin) -> landing.land(record, tally, List.of(origin));
  }

  /// When the file was last changed, at most now: the time of reviews that name none.
  static Instant fileTime(SourceFile file, Load load) throws IOException {
    Instant changed = Files.getLastModifiedTime(file.path()).toInstant();
    return Stream.of(changed, load.now()).min(Comparator.naturalOrder()).orElseThrow();
  }
}
