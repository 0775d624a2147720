package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One browser in the shop. What they put into the cart, do not want to see and who they are is on
/// disk when a method returns. Safe for any number of threads.
final class Visitor {
  /// The most pieces of one product in a cart.
  static final int MOST_PIECES = 99;

  /// The most different products in a cart, and that somebody does not want to see.
  private static final int MOST_PRODUCTS = 100;

  /// A visit ends after so long without a step, as the tracker's do.
  private static final Duration IDLE = Duration.ofMinutes(30);

  /// That somebody was seen is kept no oftener.
  private static final Duration SEEN = Duration.ofMinutes(10);

  private final String id;
  private final String seal;
  private final Supplier<SessionId> sessions;
  private final VisitorRecords records;
  private final Map<ProductId, Integer> cart = new LinkedHashMap<>();
  private final Set<ProductId> unwanted = new LinkedHashSet<>();
  private SessionId session;
  private Instant last;

  /// When they were seen last as far as is kept; null while nothing is.
  private @Nullable Instant kept;

  private @Nullable CustomerId customer;
  private boolean personal = true;
  private String said = "";
  private @Nullable Followed followed;

  /// A visitor as they were when they were kept last.
  ///
  /// @param id under which they are kept
  /// @param kept with the seal that proves that a form came from a page that they were shown
  /// @param sessions makes a name for another visit
  Visitor(
      String id, VisitorRecords.Kept kept, Supplier<SessionId> sessions, VisitorRecords records) {
    this.id = id;
    this.seal = kept.seal();
    this.sessions = sessions;
    this.records = records;
    this.session = kept.session();
    this.last = kept.seen();
    this.kept = last;
    this.customer = kept.customer();
    this.personal = kept.personal();
    this.cart.putAll(kept.cart());
    this.unwanted.addAll(records.declined(id, customer));
  }

  /// One who comes for the first time, of whom nothing is kept yet.
  Visitor(
      String id, String seal, Instant now, Supplier<SessionId> sessions, VisitorRecords records) {
    this.id = id;
    this.seal = seal;
    this.sessions = sessions;
    this.records = records;
    this.session = sessions.get();
    this.last = now;
  }

  /// Who somebody is at one moment.
  ///
  /// @param personal whether lists may follow what they did
  record Who(SessionId session, @Nullable CustomerId customer, boolean personal) {}

  /// An advertisement that was followed.
  record Followed(String campaign, String impression) {}

  String seal() {
    return seal;
  }

  synchronized Who who() {
    return new Who(session, customer, personal);
  }

  /// Says that a page was asked for.
  synchronized void comes(Instant now) {
    if (Duration.between(last, now).compareTo(IDLE) > 0) {
      session = sessions.get();
    }
    last = now;
    if (kept != null && Duration.between(kept, now).compareTo(SEEN) > 0) {
      keep();
    }
  }

  /// Goes on as a customer; the visit so far is theirs.
  synchronized void signIn(CustomerId known) {
    if (customer != null && !customer.equals(known)) {
      session = sessions.get();
    }
    customer = known;
    unwanted.clear();
    unwanted.addAll(records.name(id, known));
    keep();
  }

  private void keep() {
    records.keep(id, new VisitorRecords.Kept(seal, session, customer, personal, cart(), last));
    kept = last;
  }

  /// Forgets everything; another visit begins, which is nobody's.
  synchronized void forget() {
    session = sessions.get();
    customer = null;
    personal = true;
    cart.clear();
    unwanted.clear();
    followed = null;
    kept = null;
    records.forget(id);
  }

  /// The same if it is one of these who is signed in.
  synchronized void forget(Set<CustomerId> customers) {
    if (customer != null && customers.contains(customer)) {
      forget();
    }
  }

  synchronized void followed(Followed advertisement) {
    followed = advertisement;
  }

  /// The advertisement that was followed last.
  synchronized Optional<Followed> followed() {
    return Optional.ofNullable(followed);
  }

  synchronized void personal(boolean wanted) {
    personal = wanted;
    keep();
  }

  /// Keeps what the next page is to say.
  ///
  /// @param text the key of the words
  synchronized void say(String text) {
    said = text;
  }

  /// What is to be said, once; empty for nothing.
  synchronized String said() {
    String once = said;
    said = "";
    return once;
  }

  synchronized Map<ProductId, Integer> cart() {
    return new LinkedHashMap<>(cart);
  }

  synchronized int pieces() {
    return cart.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Puts pieces of a product into the cart, as many as may be there; returns how many were added.
  synchronized int add(ProductId product, int pieces) {
    int before = cart.getOrDefault(product, 0);
    int room = before == 0 && cart.size() >= MOST_PRODUCTS ? 0 : MOST_PIECES - before;
    int added = Math.min(pieces, room);
    if (added > 0) {
      cart.put(product, before + added);
      keep();
    }
    return Math.max(0, added);
  }

  /// Leaves so many pieces of a product in the cart; returns how many there were.
  synchronized int set(ProductId product, int pieces) {
    Integer before = pieces == 0 ? cart.remove(product) : cart.replace(product, pieces);
    keep();
    return before == null ? 0 : before;
  }

  /// Empties the cart, once for however many ask at the same time.
  synchronized Map<ProductId, Integer> takeCart() {
    Map<ProductId, Integer> taken = cart();
    cart.clear();
    keep();
    return taken;
  }

  synchronized void putBack(Map<ProductId, Integer> taken) {
    taken.forEach(cart::putIfAbsent);
    keep();
  }

  /// Does not want to see a product in any list of what is offered; the oldest of too many wishes
  /// is dropped.
  synchronized void unwanted(ProductId product) {
    if (!unwanted.add(product)) {
      return;
    }
    if (unwanted.size() > MOST_PRODUCTS) {
      wantedAgain(unwanted.iterator().next());
    }
    records.decline(id, who(), product, last);
    keep();
  }

  synchronized void wantedAgain(ProductId product) {
    unwanted.remove(product);
    records.wantAgain(id, who(), product);
  }

  synchronized List<ProductId> unwanted() {
    return List.copyOf(unwanted);
  }

  /// What is not to be offered: unwanted, or in the cart already, or one of others.
  synchronized Set<ProductId> without(Collection<ProductId> others) {
    var without = new LinkedHashSet<>(others);
    without.addAll(unwanted);
    without.addAll(cart.keySet());
    return without;
  }
}
