package io.shopkeeper.ingest;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import java.time.Instant;
import java.util.List;

/// Reads events as JSON: `{"event":"view_item","session":"s1","product":"p1"}`.
///
/// Names and their aliases are those of the columns of a native `events` file; see `docs/facts.md`.
/// Without an id, one is derived from the content; without a time, it is now. Unknown properties
/// are passed over.
public final class EventJson {
  private EventJson() {}

  /// Every record of a body, in its order: one object, an array, `{"events": […]}` or an object a
  /// line. May be called from any thread; cost is linear.
  public static List<Parsed<ShopEvent>> parse(byte[] body, Shop shop, Instant now) {
    EventDraft draft = new EventDraft(Notation.ofRequests(shop, now), now);
    return new JsonBody<>(body, "events", EventDraft.NAMES, draft).read();
  }
}
