package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    Texts<FlatField> texts = new Texts<>("row", FlatField.class);
    file.forEachRow(
        load,
        tally,
        row -> {
          texts.clear();
          columns.fields(row, texts::set);
          take(new Reading(texts, notation, fileTime), tally);
        });
  }

  /// Writes what a row says, once all of it is known to be right.
  private void take(Reading row, FileTally tally) {
    String id = row.texts.contentId();
    Customer customer = row.customer();
    Product product = row.product();
    Visit visit = Visit.of(customer.id(), Channel.WEB, row.time());
    Review review = row.hasOpinion() ? row.review(id, visit) : null;
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

  /// One row and how to read it.
  private record Reading(Texts<FlatField> texts, Notation notation, Instant fileTime) {

    Customer customer() {
      String age = texts.find(FlatField.AGE);
      return new Customer(
          new CustomerId(texts.require(FlatField.CUSTOMER)),
          age == null ? null : notation.quantity(age, FlatField.AGE.label()),
          texts.find(FlatField.GENDER),
          price(FlatField.INCOME),
          Consent.UNKNOWN,
          Map.of());
    }

    Product product() {
      String id = texts.require(FlatField.PRODUCT);
      String title = texts.find(FlatField.TITLE);
      String category = texts.find(FlatField.CATEGORY);
      return new Product(
          new ProductId(id),
          title == null ? id : title,
          null,
          category == null ? List.of() : ListText.path(category),
          null,
          price(FlatField.PRICE),
          true,
          Map.of());
    }

    boolean hasOpinion() {
      return OPINION.stream().anyMatch(field -> texts.find(field) != null);
    }

    Review review(String id, Visit visit) {
      String rating = texts.find(FlatField.RATING);
      String text = texts.find(FlatField.REVIEW);
      return new Review(
          new ReviewId(id),
          new ProductId(texts.require(FlatField.PRODUCT)),
          visit.customer(),
          rating == null ? null : notation.number(rating, FlatField.RATING.label()),
          null,
          text == null ? "" : text,
          visit.channel(),
          visit.time());
    }

    Instant time() {
      String time = texts.find(FlatField.TIME);
      return time == null ? fileTime : notation.time(time, FlatField.TIME.label());
    }

    private @Nullable Money price(FlatField field) {
      String text = texts.find(field);
      return text == null ? null : notation.price(text, null, field.label());
    }
  }
}
