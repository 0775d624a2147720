package io.shopkeeper.recommend;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Identifier;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What visitors said they do not want to be offered: on disk, and at hand for every question.
///
/// What a customer says is theirs, under whichever of their merged ids they say it; what nobody
/// known says is the visit's. Safe for any number of threads: one at a time changes it, so that
/// none overlooks what another wrote, and questions never wait for the disk.
public final class Declines {
  private final Map<Identifier, Set<ProductId>> known = new ConcurrentHashMap<>();
  private volatile Canonical canonical = Canonical.NONE;

  /// Who says so.
  ///
  /// @param browser by whose cookie the shop's own pages know them; empty for another program
  /// @param customer null for nobody known
  /// @param session this visit, null if there is none
  public record Who(String browser, @Nullable CustomerId customer, @Nullable SessionId session) {}

  /// Reads anew what is on disk.
  public synchronized void refresh(Facts facts) {
    Map<Identifier, Set<ProductId>> read = new HashMap<>();
    facts.list(
        Query.of(Declines.class, "declined.sql"),
        row -> {
          String customer = row.textOrNull(0);
          Identifier visitor =
              customer == null ? new SessionId(row.text(1)) : new CustomerId(customer);
          return read.computeIfAbsent(visitor, _ -> ConcurrentHashMap.newKeySet())
              .add(new ProductId(row.text(2)));
        });
    known.keySet().retainAll(read.keySet());
    known.putAll(read);
  }

  /// What is not to be offered; nothing where nobody asks.
  public Set<ProductId> of(@Nullable CustomerId customer, @Nullable SessionId session) {
    Set<ProductId> declined = session == null ? Set.of() : known.getOrDefault(session, Set.of());
    for (CustomerId id : all(customer)) {
      declined = union(declined, known.getOrDefault(id, Set.of()));
    }
    return declined;
  }

  private List<CustomerId> all(@Nullable CustomerId customer) {
    return customer == null ? List.of() : canonical.all(customer);
  }

  void mergesChanged(Canonical merged) {
    canonical = merged;
  }

  static Set<ProductId> union(Set<ProductId> some, Set<ProductId> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some.isEmpty() ? others : some;
    }
    var all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  /// Keeps a wish; the next answer knows it.
  public synchronized void decline(Facts facts, Who who, ProductId product, Instant now) {
    facts.update(
        Query.of(
            Declines.class,
            "decline.sql",
            who.browser(),
            text(who.customer()),
            text(who.session()),
            product.value(),
            now));
    Identifier visitor = who.customer() == null ? who.session() : who.customer();
    if (visitor != null) {
      hear(visitor, List.of(product));
    }
  }

  /// Takes over what stands on disk as a visitor's.
  public synchronized void hear(Identifier visitor, Collection<ProductId> products) {
    if (!products.isEmpty()) {
      known.computeIfAbsent(visitor, _ -> ConcurrentHashMap.newKeySet()).addAll(products);
    }
  }

  /// Takes a wish back, however often and under whichever merged id it was said.
  public synchronized void wantAgain(Facts facts, Who who, ProductId product) {
    facts.update(
        Query.of(
            Declines.class,
            "want-again.sql",
            product.value(),
            all(who.customer()).stream().map(CustomerId::value).toList(),
            who.browser(),
            text(who.session())));
    all(who.customer()).forEach(id -> unsay(id, product));
    if (who.session() != null) {
      unsay(who.session(), product);
    }
  }

  private void unsay(Identifier visitor, ProductId product) {
    known.computeIfPresent(
        visitor,
        (_, products) -> {
          products.remove(product);
          return products.isEmpty() ? null : products;
        });
  }

  /// Knows nothing of these any more.
  synchronized void forget(Set<CustomerId> customers) {
    known.keySet().removeAll(customers);
  }

  private static String text(@Nullable Identifier id) {
    return id == null ? "" : id.value();
  }
}
