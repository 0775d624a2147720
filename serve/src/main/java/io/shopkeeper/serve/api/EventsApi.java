package io.shopkeeper.serve.api;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.ingest.EventJson;
import io.shopkeeper.ingest.Parsed;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Rejection;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.metrics.Metrics;
import io.shopkeeper.store.Receipt;
import io.shopkeeper.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Takes events. When the answer says `accepted`, they are on disk.
public final class EventsApi {
  private final Store store;
  private final InstantSource clock;
  private final Metrics metrics;
  private final RecentRejections recent;

  public EventsApi(Store store, InstantSource clock, Metrics metrics, RecentRejections recent) {
    this.store = store;
    this.clock = clock;
    this.metrics = metrics;
    this.recent = recent;
  }

  /// One object, an array, `{"events": […]}` or an object a line.
  public Answer post(Request request) {
    byte[] body = Body.read(request);
    var refused = new Refused();
    var events = new ArrayList<ShopEvent>();
    var places = new ArrayList<Long>();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as an event keeps it
    for (Parsed<ShopEvent> parsed : EventJson.parse(body, store.shop(), now)) {
      switch (parsed) {
        case Parsed.Accepted<ShopEvent> accepted -> {
          events.add(accepted.value());
          places.add(accepted.place().line());
        }
        case Parsed.Rejected<ShopEvent> rejected -> refused.add(rejected);
      }
    }
    long accepted = 0;
    long duplicates = 0;
    if (!events.isEmpty()) {
      List<Receipt.Outcome> outcomes = store.log().append(events).outcomes();
      for (int i = 0; i < outcomes.size(); i++) {
        switch (outcomes.get(i)) {
          case APPENDED -> accepted++;
          case DUPLICATE -> duplicates++;
          case CONFLICT -> {
            if (repeated(events.get(i), now)) {
              duplicates++;
            } else {
              refused.add(conflict(places.get(i), events.get(i)));
            }
          }
        }
      }
    }
    metrics.countEvents(Metrics.Outcome.ACCEPTED, accepted);
    metrics.countEvents(Metrics.Outcome.DUPLICATE, duplicates);
    metrics.countEvents(Metrics.Outcome.REJECTED, refused.count());
    recent.add(refused.listed());
    if (accepted + duplicates == 0) {
      throw refused.everything("event", body);
    }
    return Answer.json(receipt(accepted, duplicates, refused));
  }

  /// Whether an event whose id is there is no other one: without a time of its own it was given
  /// that of the request, which is another one when the request is sent again.
  private static boolean repeated(ShopEvent event, Instant now) {
    return event.visit().time().equals(now);
  }

  private static byte[] receipt(long accepted, long duplicates, Refused refused) {
    return Json.write(json -> {
      json.writeStartObject();
      json.writeNumberProperty("accepted", accepted);
      json.writeNumberProperty("duplicates", duplicates);
      refused.write(json);
      json.writeEndObject();
    });
  }

  private static Rejection conflict(long line, ShopEvent event) {
    return new Rejection(
        line,
        "conflict",
        "event '%s' was stored before with another content; the first stays".formatted(event.id()));
  }
}
