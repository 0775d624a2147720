package io.shopkeeper.recommend;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Identifier;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What visitors said they do not want to be offered: on disk, and at hand for every question.
///
/// What a customer says is theirs, what nobody known says is the visit's. Safe for any number of
/// threads: one at a time changes it, so that none overlooks what another wrote.
public final class Declines {
  private final Map<Identifier, Set<ProductId>> known = new ConcurrentHashMap<>();

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
    return union(
        customer == null ? Set.of() : known.getOrDefault(customer, Set.of()),
        session == null ? Set.of() : known.getOrDefault(session, Set.of()));
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
      hear(visitor, product);
    }
  }

  void hear(Identifier visitor, ProductId product) {
    known.computeIfAbsent(visitor, _ -> ConcurrentHashMap.newKeySet()).add(product);
  }

  /// Takes a wish back, however often it was said.
  public synchronized void wantAgain(Facts facts, Who who, ProductId product) {
    facts.update(
        Query.of(
            Declines.class,
            "want-again.sql",
            product.value(),
            who.browser(),
            text(who.customer()),
            text(who.session())));
    if (who.customer() != null) {
      known.getOrDefault(who.customer(), new HashSet<>()).remove(product);
    }
    if (who.session() != null) {
      known.getOrDefault(who.session(), new HashSet<>()).remove(product);
    }
  }

  /// Knows nothing of these any more.
  synchronized void forget(Set<CustomerId> customers) {
    known.keySet().removeAll(customers);
  }

  private static String text(@Nullable Identifier id) {
    return id == null ? "" : id.value();
  }
}
