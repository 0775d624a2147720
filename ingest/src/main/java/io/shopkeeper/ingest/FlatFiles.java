package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.ingest.source.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Reads files of format `flat`: a row is a customer, an item, and what the one thinks of the
/// other.
///
/// A row becomes a customer, a product and a `view_item`. With a rating or a review it also becomes
/// a review, and with a price a purchase of one unit: who reviews an item has bought it.
final class FlatFiles {
  static final Names<FlatField> NAMES = new Names<>(Arrays.asList(FlatField.values()));
  static final String CUSTOMER_AGAIN = "customer described differently: the first stays";
  static final String PRODUCT_AGAIN = "product described differently: the first stays";

  private static final Set<FlatField> REQUIRED = Set.of(FlatField.CUSTOMER, FlatField.PRODUCT);
  private static final Set<FlatField> OPINION = Set.of(FlatField.REVIEW, FlatField.RATING);
  private static final Set<FlatField> PERSON =
      Set.of(FlatField.AGE, FlatField.GENDER, FlatField.INCOME);
  private static final Set<FlatField> ITEM = Set.of(FlatField.PRICE, FlatField.CATEGORY);

  private final Load load;
  private final FactsWriter facts;
  private final Seen rows = new Seen();
  private final Seen customers = new Seen();
  private final Seen products = new Seen();

  FlatFiles(Load load, FactsWriter facts) {
    this.load = load;
    this.facts = facts;
  }

  /// Whether a header is that of a flat file: it describes customers, items and opinions in one.
  static boolean fits(List<String> found) {
    Columns<FlatField> columns = Columns.of(found, NAMES);
    return columns.missing(REQUIRED).isEmpty()
        && List.of(OPINION, PERSON, ITEM).stream()
            .allMatch(some -> some.stream().anyMatch(field -> columns.indexOf(field) >= 0));
  }

  void read(TableFile file, FileTally tally) throws IOException {
    Columns<FlatField> columns = Columns.of(file.header(), NAMES);
    columns.requireAll(tally.file(), "flat files", REQUIRED);
    tally.columns(columns.meanings());
    Notation notation =
        file.survey(columns.indexOf(FlatField.TIME), columns.indexOf(FlatField.PRICE), load, tally);
    Instant changed = Files.getLastModifiedTime(file.source().path()).toInstant();
    Instant fileTime = changed.isBefore(load.now()) ? changed : load.now();
    if (columns.indexOf(FlatField.TIME) < 0) {
      tally.note("no column has times: all is dated when the file was last changed, " + fileTime);
    }
    Reading reading = new Reading(notation, load, tally, fileTime);
    file.forEachRow(
        load,
        tally,
        row -> {
          reading.begin(columns, row);
          take(reading, tally);
        });
  }

  /// Writes what a row says, once all of it is known to be right.
  private void take(Reading row, FileTally tally) {
    String id = row.texts.contentId();
    Customer customer = row.customer();
    Product product = row.product();
    Visit visit = Visit.of(customer.id(), Channel.WEB, row.time());
    Review review = row.hasOpinion() ? row.review(id, product, visit) : null;
    if (rows.see(id, id) != Seen.Outcome.FIRST) {
      tally.duplicate();
      return;
    }
    tally.accepted();
    switch (customers.see(customer.id().value(), customer)) {
      case FIRST -> facts.customer(customer);
      case SAME_AGAIN -> {}
      case ANOTHER_CONTENT -> tally.cleaned(CUSTOMER_AGAIN, 1);
    }
    switch (products.see(product.id().value(), product)) {
      case FIRST -> facts.product(product);
      case SAME_AGAIN -> {}
      case ANOTHER_CONTENT -> tally.cleaned(PRODUCT_AGAIN, 1);
    }
    facts.event(new ShopEvent.ViewItem(new EventId("view:" + id), visit, product.id()));
    Money price = product.price();
    if (review != null) {
      facts.review(review);
      if (price != null) {
        facts.event(
            new ShopEvent.Purchase(
                new EventId("purchase:" + id),
                visit,
                new OrderId(id),
                List.of(new OrderLine(product.id(), 1, price))));
      }
    }
  }

  /// One row after the other, and how to read them.
  private static final class Reading {
    private final Texts<FlatField> texts = new Texts<>("row", FlatField.class);
    private final Notation notation;
    private final Instant fileTime;
    private final Draft<CustomerField, Customer> customers;
    private final Draft<ProductField, Product> products;
    private final Draft<ReviewField, Review> reviews;
    private Place place;

    Reading(Notation notation, Load load, FileTally tally, Instant fileTime) {
      this.notation = notation;
      this.fileTime = fileTime;
      this.customers = NativeFiles.CUSTOMERS.draft(notation, fileTime, load, tally, true);
      this.products = NativeFiles.PRODUCTS.draft(notation, fileTime, load, tally, true);
      this.reviews = NativeFiles.REVIEWS.draft(notation, fileTime, load, tally, true);
      this.place = new Place(tally.file(), 0, null);
    }

    /// The next row is this one.
    void begin(Columns<FlatField> columns, Table row) {
      texts.clear();
      columns.fields(row, texts::set);
      place = new Place(place.file(), row.line(), null);
    }

    Customer customer() {
      begin(customers);
      customers.set(CustomerField.ID, texts.require(FlatField.CUSTOMER));
      put(FlatField.AGE, CustomerField.AGE, customers);
      put(FlatField.GENDER, CustomerField.GENDER, customers);
      put(FlatField.INCOME, CustomerField.INCOME, customers);
      return customers.build();
    }

    Product product() {
      begin(products);
      String id = texts.require(FlatField.PRODUCT);
      products.set(ProductField.ID, id);
      String title = texts.find(FlatField.TITLE);
      products.set(ProductField.TITLE, title == null ? id : title);
      put(FlatField.CATEGORY, ProductField.CATEGORIES, products);
      put(FlatField.PRICE, ProductField.PRICE, products);
      return products.build();
    }

    boolean hasOpinion() {
      return OPINION.stream().anyMatch(field -> texts.find(field) != null);
    }

    Review review(String id, Product product, Visit visit) {
      begin(reviews);
      reviews.set(ReviewField.ID, id);
      reviews.set(ReviewField.PRODUCT, product.id().value());
      if (visit.customer() != null) {
        reviews.set(ReviewField.CUSTOMER, visit.customer().value());
      }
      reviews.set(ReviewField.TIME, visit.time().toString());
      put(FlatField.RATING, ReviewField.RATING, reviews);
      put(FlatField.REVIEW, ReviewField.TEXT, reviews);
      return reviews.build();
    }

    Instant time() {
      String time = texts.find(FlatField.TIME);
      return time == null ? fileTime : notation.time(time, FlatField.TIME.label());
    }

    private void begin(Draft<?, ?> draft) {
      draft.clear();
      draft.at(place);
    }

    private <F extends Field> void put(FlatField from, F to, Draft<F, ?> draft) {
      String text = texts.find(from);
      if (text != null) {
        draft.set(to, text);
      }
    }
  }
}
