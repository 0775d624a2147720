package io.shopkeeper.recommend;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Identifier;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Visit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What visitors did since the model was trained, within a bound: the visitors heard of least
/// recently are forgotten first.
///
/// A session joins its customer as soon as one event carries both; what it did before then counts
/// for the customer. One lock guards it all; it is held for well under a microsecond.
final class Overlay {

  /// A visitor's oldest touches are dropped beyond this many.
  static final int MAX_TRAIL = 500;

  private final int maxTouches;
  private final Map<Identifier, List<Touch>> trails = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<SessionId, CustomerId> joined = new LinkedHashMap<>(16, 0.75f, true);
  private int touches;

  /// @param maxTouches kept in all, and sessions joined
  Overlay(int maxTouches) {
    if (maxTouches < 1) {
      throw new IllegalArgumentException(
          "maxTouches is %d, at least 1 is needed".formatted(maxTouches));
    }
    this.maxTouches = maxTouches;
  }

  synchronized void add(Visit visit, List<Touch> fresh) {
    Identifier visitor = join(visit.customer(), visit.session());
    if (visitor != null && !fresh.isEmpty()) {
      append(visitor, fresh);
      evict();
    }
  }

  /// The customer a session turned out to be; null while it is anonymous.
  synchronized @Nullable CustomerId customerOf(SessionId session) {
    return joined.get(session);
  }

  /// What a visitor did, oldest first.
  synchronized List<Touch> trail(Identifier visitor) {
    return trails.getOrDefault(visitor, List.of());
  }

  /// Forgets what a model trained up to `sequence` knows by itself. Anonymous visits stay whole: no
  /// model remembers them.
  synchronized void forgetCustomersUpTo(long sequence) {
    for (Iterator<Map.Entry<Identifier, List<Touch>>> i = trails.entrySet().iterator();
        i.hasNext(); ) {
      Map.Entry<Identifier, List<Touch>> entry = i.next();
      if (entry.getKey() instanceof CustomerId) {
        List<Touch> trail = entry.getValue();
        List<Touch> left = trail.stream().filter(touch -> touch.sequence() > sequence).toList();
        touches -= trail.size() - left.size();
        entry.setValue(left);
        if (left.isEmpty()) {
          i.remove();
        }
      }
    }
  }

  synchronized int size() {
    return touches;
  }

  private @Nullable Identifier join(@Nullable CustomerId customer, @Nullable SessionId session) {
    if (session == null) {
      return customer;
    }
    if (customer == null) {
      CustomerId known = joined.get(session);
      return known == null ? session : known;
    }
    if (!customer.equals(joined.put(session, customer))) {
      List<Touch> anonymous = trails.remove(session);
      if (anonymous != null) {
        touches -= anonymous.size();
        append(customer, anonymous);
      }
    }
    return customer;
  }

  private void append(Identifier visitor, List<Touch> fresh) {
    List<Touch> old = trails.getOrDefault(visitor, List.of());
    List<Touch> kept = old;
    if (!old.isEmpty() && fresh.getFirst().covers(old.getLast())) {
      kept = old.subList(0, old.size() - 1);
    }
    int all = kept.size() + fresh.size();
    var trail = new ArrayList<Touch>(all);
    trail.addAll(kept);
    trail.addAll(fresh);
    List<Touch> newest = List.copyOf(trail.subList(Math.max(0, all - MAX_TRAIL), all));
    trails.put(visitor, newest);
    touches += newest.size() - old.size();
  }

  private void evict() {
    for (Iterator<List<Touch>> eldest = trails.values().iterator();
        touches > maxTouches && eldest.hasNext(); ) {
      touches -= eldest.next().size();
      eldest.remove();
    }
    for (Iterator<SessionId> eldest = joined.keySet().iterator(); joined.size() > maxTouches; ) {
      eldest.next();
      eldest.remove();
    }
  }
}
