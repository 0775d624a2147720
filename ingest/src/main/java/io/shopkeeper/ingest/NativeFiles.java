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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the native files of a load, each by its kind.
final class NativeFiles {
  /// Prices are not among them: an amount in a line may be the price of a unit, of the line, or of
  /// its carriage.
  private static final Map<Content, EventField> EVENTS_BY_CONTENT =
      Map.of(Content.EMAIL, EventField.CUSTOMER, Content.TIME, EventField.TIME);

  static final NativeKind<ProductField, Product> PRODUCTS =
      new NativeKind<>(
          RecordKind.PRODUCTS,
          ProductDraft.NAMES,
          Set.of(ProductField.ID, ProductField.TITLE),
          null,
          ProductField.PRICE,
          Map.of(Content.PRICE, ProductField.PRICE),
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
          Map.of(Content.EMAIL, CustomerField.ID),
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
          EVENTS_BY_CONTENT,
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
          EVENTS_BY_CONTENT,
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
          Map.of(Content.EMAIL, ReviewField.CUSTOMER),
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
          Map.of(),
          (_, _) -> new FaqDraft(),
          entry -> entry.id().value(),
          FaqField.ID,
          Stage::question);

  private static final List<NativeKind<?, ?>> ALL =
      List.of(PRODUCTS, CUSTOMERS, EVENTS, ORDERS, REVIEWS, FAQ);

  private final Load load;
  private final Landings landings;

  NativeFiles(Load load, Landings landings) {
    this.load = load;
    this.landings = landings;
  }

  /// The kind whose required columns are all there, of several the one that knows most columns.
  static Optional<RecordKind> ofColumns(List<String> found) {
    return ALL.stream()
        .filter(kind -> kind.fits(found))
        .max(Comparator.comparingInt(kind -> kind.columns(found).recognised()))
        .map(NativeKind::kind);
  }

  /// Whether a kind has a column of this name.
  static boolean knows(String column) {
    return ALL.stream().anyMatch(kind -> kind.names().find(column) != null);
  }

  void table(TableFile file, RecordKind kind, FileTally tally) throws IOException {
    Instant time = fileTime(file.source(), load);
    OrderLines lines = new OrderLines(landings.events(), tally);
    switch (kind) {
      case PRODUCTS -> PRODUCTS.table(file, load, tally, time, target(landings.products(), tally));
      case CUSTOMERS ->
          CUSTOMERS.table(file, load, tally, time, target(landings.customers(), tally));
      case EVENTS ->
          EVENTS.table(
              file,
              load,
              tally,
              time,
              lines::row,
              (columns, notation, draft) ->
                  PlainEvents.of(file, columns, notation, load, draft, landings, lines, tally));
      case ORDERS -> ORDERS.table(file, load, tally, time, lines::row);
      case REVIEWS -> REVIEWS.table(file, load, tally, time, target(landings.reviews(), tally));
      case FAQ -> FAQ.table(file, load, tally, time, target(landings.questions(), tally));
    }
    lines.finish();
  }

  void objects(ObjectFile file, RecordKind kind, FileTally tally) throws IOException {
    Instant time = fileTime(file.source(), load);
    OrderLines lines = new OrderLines(landings.events(), tally);
    switch (kind) {
      case PRODUCTS ->
          PRODUCTS.objects(file, load, tally, time, target(landings.products(), tally));
      case CUSTOMERS ->
          CUSTOMERS.objects(file, load, tally, time, target(landings.customers(), tally));
      case EVENTS -> EVENTS.objects(file, load, tally, time, target(landings.events(), tally));
      case ORDERS -> ORDERS.objects(file, load, tally, time, lines::row);
      case REVIEWS -> REVIEWS.objects(file, load, tally, time, target(landings.reviews(), tally));
      case FAQ -> FAQ.objects(file, load, tally, time, target(landings.questions(), tally));
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
