package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Consent.Purpose;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether customers let their lists follow what they did, as the shop's tables say.
final class Consents {
  private final Facts facts;
  private final Runnable changed;

  /// @param changed told when a customer changed their mind, once that is on disk
  Consents(Facts facts, Runnable changed) {
    this.facts = facts;
    this.changed = changed;
  }

  /// Whether anything is known of a customer.
  boolean knows(CustomerId customer) {
    return !facts
        .list(
            Query.of(Consents.class, "known-customer.sql", customer.value(), customer.value()),
            row -> row.text(0))
        .isEmpty();
  }

  /// Whether the customer, under any of their merged ids, said no.
  boolean refused(CustomerId customer) {
    return !facts
        .list(Query.of(Consents.class, "refused.sql", customer.value()), row -> row.text(0))
        .isEmpty();
  }

  /// Whether a visitor's lists follow what they did: a customer's word counts, else the visit's.
  boolean personal(Visitor visitor) {
    Visitor.Who who = visitor.who();
    return who.customer() == null ? who.personal() : !refused(who.customer());
  }

  /// Keeps what the customer says now.
  void personal(CustomerId customer, boolean wanted) {
    var attributes = new HashMap<String, String>();
    facts.list(
        Query.of(Consents.class, "customer-attributes.sql", customer.value()),
        row -> attributes.put(row.text(0), row.text(1)));
    List<Customer> known =
        facts.list(
            Query.of(Consents.class, "customer.sql", customer.value()),
            row ->
                new Customer(
                    customer,
                    row.isNull(0) ? null : (int) row.integer(0),
                    row.textOrNull(1),
                    row.isNull(2)
                        ? null
                        : new Money(row.integer(2), Currency.getInstance(row.text(3))),
                    consent(purposes(row.texts(4)), purposes(row.texts(5)), wanted),
                    attributes));
    facts.putCustomers(
        known.isEmpty()
            ? List.of(
                new Customer(
                    customer, null, null, null, consent(Set.of(), Set.of(), wanted), attributes))
            : known);
    changed.run();
  }

  private static Consent consent(Set<Purpose> granted, Set<Purpose> refused, boolean wanted) {
    var yes = new HashSet<>(granted);
    var no = new HashSet<>(refused);
    (wanted ? yes : no).add(Purpose.PERSONALISATION);
    (wanted ? no : yes).remove(Purpose.PERSONALISATION);
    return new Consent(yes, no);
  }

  private static Set<Purpose> purposes(List<String> names) {
    return names.stream().map(Purpose::valueOf).collect(Collectors.toSet());
  }
}
