package io.shopkeeper.serve.api;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.ingest.EventJson;
import io.shopkeeper.ingest.Parsed;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Rejection;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.metrics.Metrics;
import io.shopkeeper.store.EventLog;
import io.shopkeeper.store.Receipt;
import io.shopkeeper.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Takes events. When the answer says `accepted`, they are on disk.
public final class EventsApi {
  private final Store store;
  private final PageIdentity identity;
  private final InstantSource clock;
  private final Metrics metrics;
  private final RecentRejections recent;

  public EventsApi(
      Store store,
      PageIdentity identity,
      InstantSource clock,
      Metrics metrics,
      RecentRejections recent) {
    this.store = store;
    this.identity = identity;
    this.clock = clock;
    this.metrics = metrics;
    this.recent = recent;
  }

  /// One object, an array, `{"events": […]}` or an object a line.
  public Answer post(Request request) {
    PageIdentity.Speaker speaker = identity.of(request);
    byte[] body = Body.read(request);
    var refused = new Refused();
    var events = new ArrayList<ShopEvent>();
    var places = new ArrayList<Long>();
    for (Parsed<ShopEvent> parsed : EventJson.parse(body, store.shop(), clock.instant())) {
      switch (parsed) {
        case Parsed.Accepted<ShopEvent> accepted -> {
          if (speaker.maySay(accepted.value())) {
            events.add(accepted.value());
            places.add(accepted.place().line());
          } else {
            refused.add(PageIdentity.unsigned(accepted.place().line(), accepted.value()));
          }
        }
        case Parsed.Rejected<ShopEvent> rejected -> refused.add(rejected);
      }
    }
    long accepted = 0;
    long duplicates = 0;
    if (events.size() > EventLog.MAX_APPEND) {
      throw tooMany(events.size());
    }
    if (!events.isEmpty()) {
      List<Receipt.Outcome> outcomes = store.log().append(events).outcomes();
      for (int i = 0; i < outcomes.size(); i++) {
        switch (outcomes.get(i)) {
          case APPENDED -> accepted++;
          case DUPLICATE -> duplicates++;
          case CONFLICT -> refused.add(conflict(places.get(i), events.get(i)));
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

  private static ProblemException tooMany(int count) {
    return new Problem(
            ProblemKind.TOO_LARGE,
            "the body holds " + count + " events, more than " + EventLog.MAX_APPEND,
            "Send them in several requests; batches of about 100 are best.")
        .asException();
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
