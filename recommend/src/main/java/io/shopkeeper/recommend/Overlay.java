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
/// for the customer, as if it had been done at that event: a model that saw the visit but not who
/// it was does not remember it. One lock guards it all; it is held for a few microseconds at most.
final class Overlay {

  /// A visitor's oldest touches are dropped beyond this many.
  static final int MAX_TRAIL = 500;

  private final int maxTouches;
  private final Map<Identifier, List<Touch>> trails = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<SessionId, CustomerId> joined = new LinkedHashMap<>(16, 0.75f, true);
  private int touches;

  /// What customers did up to here is in the model.
  private long trained;

  /// @param maxTouches kept in all, and sessions joined
  Overlay(int maxTouches) {
    if (maxTouches < 1) {
      throw new IllegalArgumentException(
          "maxTouches is %d, at least 1 is needed".formatted(maxTouches));
    }
    this.maxTouches = maxTouches;
  }

  /// Takes over what an event says.
  ///
  /// @param sequence of the event, not lower than any before
  synchronized void add(Visit visit, long sequence, List<Touch> fresh) {
    Identifier visitor = join(visit.customer(), visit.session(), sequence);
    if (visitor != null && !fresh.isEmpty()) {
      append(visitor, fresh);
      evict();
    }
  }

  /// The customer a session turned out to be; null while it is anonymous.
  synchronized @Nullable CustomerId customerOf(SessionId session) {
    return joined.get(session);
  }

  /// What a visitor did, oldest first; of a customer possibly also what the model knows already.
  synchronized List<Touch> trail(Identifier visitor) {
    return trails.getOrDefault(visitor, List.of());
  }

  /// Says that a model trained up to `sequence` answers, which knows by itself what customers did
  /// before. That is dropped when they are next heard of, or pushed out; to look for it now would
  /// hold up everybody. Anonymous visits stay whole: no model remembers them.
  synchronized void trainedUpTo(long sequence) {
    trained = sequence;
  }

  /// Forgets everything, to hear it anew.
  synchronized void clear() {
    trails.clear();
    joined.clear();
    touches = 0;
    trained = 0;
  }

  synchronized int size() {
    return touches;
  }

  private @Nullable Identifier join(
      @Nullable CustomerId customer, @Nullable SessionId session, long sequence) {
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
        append(customer, anonymous.stream().map(touch -> moved(touch, sequence)).toList());
      }
    }
    return customer;
  }

  /// As if the event of a sequence had told it.
  private static Touch moved(Touch touch, long sequence) {
    return new Touch(touch.product(), touch.relation(), touch.quantity(), touch.time(), sequence);
  }

  private void append(Identifier visitor, List<Touch> fresh) {
    List<Touch> old = trails.getOrDefault(visitor, List.of());
    List<Touch> kept = visitor instanceof CustomerId ? untrained(old) : old;
    if (!kept.isEmpty() && fresh.getFirst().covers(kept.getLast())) {
      kept = kept.subList(0, kept.size() - 1);
    }
    int all = kept.size() + fresh.size();
    var trail = new ArrayList<Touch>(all);
    trail.addAll(kept);
    trail.addAll(fresh);
    List<Touch> newest = List.copyOf(trail.subList(Math.max(0, all - MAX_TRAIL), all));
    trails.put(visitor, newest);
    touches += newest.size() - old.size();
  }

  private List<Touch> untrained(List<Touch> trail) {
    return trail.stream().dropWhile(touch -> touch.sequence() <= trained).toList();
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
