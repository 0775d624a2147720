package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.recommend.Declines;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Visitors as the store keeps them: their carts and wishes outlive a restart. Only of those there
/// is something to keep of, and for a month without a step. Safe for any number of threads.
final class VisitorRecords {
  private static final Duration KEPT = Duration.ofDays(30);

  private final Facts facts;
  private final Declines declines;

  VisitorRecords(Facts facts, Declines declines) {
    this.facts = facts;
    this.declines = declines;
  }

  /// A visitor at one moment.
  ///
  /// @param seal of their forms
  /// @param cart pieces by product, in the order they were put there
  record Kept(
      String seal,
      SessionId session,
      @Nullable CustomerId customer,
      boolean personal,
      Map<ProductId, Integer> cart,
      Instant seen) {}

  Optional<Kept> find(String id) {
    return facts
        .list(Query.of(VisitorRecords.class, "visitor.sql", id), VisitorRecords::read)
        .stream()
        .findFirst();
  }

  private static Kept read(Row row) {
    String customer = row.textOrNull(2);
    var cart = new LinkedHashMap<ProductId, Integer>();
    for (String line : row.texts(4)) {
      int space = line.indexOf(' ');
      cart.put(new ProductId(line.substring(space + 1)), Integer.valueOf(line.substring(0, space)));
    }
    return new Kept(
        row.text(0),
        new SessionId(row.text(1)),
        customer == null ? null : new CustomerId(customer),
        row.truth(3),
        cart,
        Objects.requireNonNull(row.instantOrNull(5)));
  }

  void keep(String id, Kept kept) {
    Object[] values = {
      kept.seal(),
      kept.session().value(),
      text(kept.customer()),
      kept.personal(),
      kept.cart().entrySet().stream().map(line -> line.getValue() + " " + line.getKey()).toList(),
      kept.seen(),
      id
    };
    if (facts.update(Query.of(VisitorRecords.class, "update-visitor.sql", values)) == 0) {
      facts.update(Query.of(VisitorRecords.class, "insert-visitor.sql", values));
    }
  }

  /// Forgets a visitor; what they said as a customer stays the customer's.
  void forget(String id) {
    update("leave-declined.sql", id);
    update("drop-declined.sql", id);
    update("delete-visitor.sql", id);
    declines.refresh(facts);
  }

  /// Forgets whom nobody will meet again.
  void forgetOld(Instant now) {
    update("delete-old-visitors.sql", now.minus(KEPT));
    update("delete-old-declined.sql", now.minus(KEPT));
    declines.refresh(facts);
  }

  /// What a visitor, or the customer they are, does not want to be offered, oldest first.
  List<ProductId> declined(String id, @Nullable CustomerId customer) {
    return facts.list(
        Query.of(VisitorRecords.class, "declined.sql", id, text(customer)),
        row -> new ProductId(row.text(0)));
  }

  void decline(String id, Visitor.Who who, ProductId product, Instant now) {
    declines.decline(facts, new Declines.Who(id, who.customer(), who.session()), product, now);
  }

  void wantAgain(String id, Visitor.Who who, ProductId product) {
    declines.wantAgain(facts, new Declines.Who(id, who.customer(), who.session()), product);
  }

  /// What a visitor said so far is the customer's; answers all that the customer said.
  List<ProductId> name(String id, CustomerId customer) {
    update("name-declined.sql", customer.value(), id);
    List<ProductId> said = declined(id, customer);
    declines.hear(customer, said);
    return said;
  }

  private void update(String resource, Object... values) {
    facts.update(Query.of(VisitorRecords.class, resource, values));
  }

  private static String text(@Nullable CustomerId customer) {
    return customer == null ? "" : customer.value();
  }
}
