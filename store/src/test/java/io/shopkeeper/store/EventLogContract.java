package io.shopkeeper.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.store.Receipt.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every [EventLog] does. An adapter's test extends it.
public abstract class EventLogContract extends StoreContract {
  @Test
  void aNewLogIsEmpty() {
    assertThat(log().head()).isZero();
    assertThat(all()).isEmpty();
  }

  @Test
  void everyKindOfEventComesBackAsItWas() {
    List<ShopEvent> events = Events.oneOfEachKind();

    Receipt receipt = log().append(events);

    assertThat(receipt.outcomes()).hasSize(events.size()).containsOnly(Outcome.APPENDED);
    assertThat(all()).extracting(LoggedEvent::event).isEqualTo(events);
    assertThat(log().head()).isEqualTo(receipt.head()).isEqualTo(all().getLast().sequence());
  }

  @Test
  void whatWasAppendedIsThereAfterReopening() {
    log().append(Events.oneOfEachKind());
    long head = log().head();

    reopen();

    assertThat(all()).extracting(LoggedEvent::event).isEqualTo(Events.oneOfEachKind());
    assertThat(log().head()).isEqualTo(head);
    assertThat(log().append(List.of(Events.view(1))).head()).isGreaterThan(head);
  }

  @Test
  void sequencesRise() {
    for (int i = 0; i < 5; i++) {
      log().append(Events.views(i * 10, 10));
    }
    assertThat(all()).extracting(LoggedEvent::sequence).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whatAFollowerHearsIsWhatAReplayTells() throws Exception {
    var fine = Visit.of(new CustomerId("c"), Channel.WEB, Events.NOON.plusNanos(789));
    var heard = new CompletableFuture<LoggedEvent>();
    try (var _ = log().follow(0, heard::complete)) {
      log().append(List.of(new ShopEvent.Search(new EventId("s"), fine, "lamp")));
      assertThat(heard.get(30, TimeUnit.SECONDS)).isEqualTo(all().getFirst());
    }
  }

  @Test
  void appendingNothingDoesNothing() {
    log().append(List.of(Events.view(1)));
    long head = log().head();
    assertThat(log().append(List.of())).isEqualTo(new Receipt(List.of(), head));
  }

  @Test
  void anEventSentAgainIsADuplicate() {
    log().append(List.of(Events.view(1)));

    Receipt again = log().append(List.of(Events.view(1), Events.view(2)));

    assertThat(again.outcomes()).containsExactly(Outcome.DUPLICATE, Outcome.APPENDED);
    assertThat(all())
        .extracting(LoggedEvent::event)
        .containsExactly(Events.view(1), Events.view(2));
  }

  @Test
  void anEventTwiceInOneCallIsStoredOnce() {
    Receipt receipt = log().append(List.of(Events.view(1), Events.view(1)));

    assertThat(receipt.outcomes()).containsExactly(Outcome.APPENDED, Outcome.DUPLICATE);
    assertThat(all()).hasSize(1);
  }

  @Test
  void anotherEventUnderAKnownIdIsAConflictAndNotStored() {
    log().append(List.of(Events.view(1)));

    Receipt receipt = log().append(List.of(Events.viewOf(1, "another-product")));

    assertThat(receipt.outcomes()).containsExactly(Outcome.CONFLICT);
    assertThat(all()).extracting(LoggedEvent::event).containsExactly(Events.view(1));
  }

  @Test
  void anEventSentAgainAtAnotherTimeIsADuplicateAndTheFirstTimeStays() {
    var first = Visit.of(new CustomerId("c"), Channel.WEB, Events.NOON);
    var later = Visit.of(new CustomerId("c"), Channel.WEB, Events.NOON.plusSeconds(60));
    var event = new ShopEvent.Search(new EventId("s"), first, "lamp");
    log().append(List.of(event));

    Receipt again =
        log()
            .append(
                List.of(
                    new ShopEvent.Search(new EventId("s"), later, "lamp"),
                    new ShopEvent.Search(new EventId("s"), later, "lantern")));

    assertThat(again.outcomes()).containsExactly(Outcome.DUPLICATE, Outcome.CONFLICT);
    assertThat(all()).extracting(LoggedEvent::event).containsExactly(event);
  }

  @Test
  void duplicatesAreKnownAfterReopening() {
    log().append(Events.views(0, 100));
    reopen();
    assertThat(log().append(Events.views(50, 100)).count(Outcome.DUPLICATE)).isEqualTo(50);
    assertThat(all()).hasSize(150);
  }

  @Test
  void aLoadCountsWhatItAppended() {
    log().append(Events.views(0, 10));

    BulkReceipt receipt =
        log()
            .load(
                Stream.concat(
                        Events.views(5, 20).stream(),
                        Stream.of(Events.viewOf(0, "another-product"), Events.view(24)))
                    .iterator());

    assertThat(receipt.appended()).isEqualTo(15);
    assertThat(receipt.duplicates()).isEqualTo(6);
    assertThat(receipt.conflicts()).isEqualTo(1);
    assertThat(receipt.head()).isEqualTo(log().head());
    assertThat(all()).hasSize(25);
  }

  @Test
  void aLoadIsIdempotent() {
    List<ShopEvent> events = Events.views(0, 70_000);
    log().load(events.iterator());
    reopen();

    BulkReceipt again = log().load(events.iterator());

    assertThat(again.appended()).isZero();
    assertThat(again.duplicates()).isEqualTo(events.size());
  }

  @Test
  void replayBeginsAfterTheGivenSequence() {
    log().append(Events.views(0, 10));
    long middle = all().get(4).sequence();

    var rest = new ArrayList<ShopEvent>();
    long reached = log().replay(middle, event -> rest.add(event.event()));

    assertThat(rest).isEqualTo(Events.views(5, 5));
    assertThat(reached).isEqualTo(log().head());
  }

  @Test
  void eventsOfConcurrentCallersKeepEachCallersOrder() {
    int callers = 8;
    int calls = 20;
    var running = new ArrayList<CompletableFuture<Void>>();
    for (int c = 0; c < callers; c++) {
      int first = c * 100_000;
      running.add(
          CompletableFuture.runAsync(() -> {
            for (int i = 0; i < calls; i++) {
              log().append(Events.views(first + i * 10, 10));
            }
          }));
    }
    running.forEach(CompletableFuture::join);

    List<ShopEvent> stored = all().stream().map(LoggedEvent::event).toList();
    assertThat(stored).hasSize(callers * calls * 10);
    for (int c = 0; c < callers; c++) {
      List<ShopEvent> expected = Events.views(c * 100_000, calls * 10);
      assertThat(stored.stream().filter(expected::contains).toList()).isEqualTo(expected);
    }
  }

  @Test
  void aFollowerHearsWhatWasThereAndWhatComes() throws Exception {
    log().append(Events.views(0, 10));
    reopen();
    log().append(Events.views(10, 10));
    var heard = new CopyOnWriteArrayList<LoggedEvent>();
    var done = new CountDownLatch(40);

    try (var _ =
        log()
            .follow(
                0,
                event -> {
                  heard.add(event);
                  done.countDown();
                })) {
      log().append(Events.views(20, 10));
      log().load(Events.views(30, 10).iterator());
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(heard).extracting(LoggedEvent::event).isEqualTo(Events.views(0, 40));
    assertThat(heard).isEqualTo(all());
  }

  @Test
  void aFollowerThatCannotKeepUpMissesNothingAndHoldsUpNobody() throws Exception {
    int events = 60_000;
    var mayGoOn = new CountDownLatch(1);
    var done = new CountDownLatch(events);
    var heard = new ArrayList<Long>();

    try (var _ =
        log()
            .follow(
                0,
                event -> {
                  await(mayGoOn);
                  heard.add(event.sequence());
                  done.countDown();
                })) {
      for (int i = 0; i < events; i += 1_000) {
        log().append(Events.views(i, 1_000));
      }
      mayGoOn.countDown();
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(heard).isEqualTo(all().stream().map(LoggedEvent::sequence).toList());
  }

  @Test
  void aClosedSubscriptionIsSilent() {
    var heard = new CopyOnWriteArrayList<LoggedEvent>();
    EventLog.Subscription subscription = log().follow(0, heard::add);
    subscription.close();
    int before = heard.size();

    log().append(Events.views(0, 10));

    assertThat(heard).hasSize(before);
  }

  @Test
  void aClosedLogRefusesEvents() {
    EventLog log = log();
    store.close();
    assertThatThrownBy(() -> log.append(List.of(Events.view(1))))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.code()).isEqualTo(StoreException.Code.CLOSED));
  }

  @Test
  void tablesShowEveryAcknowledgedEvent() {
    var query = new Query("count", "SELECT count(*) FROM events", List.of());
    for (int i : IntStream.range(0, 20).toArray()) {
      log().append(List.of(Events.view(i)));
      assertThat(store.facts().list(query, row -> row.integer(0))).containsExactly(i + 1L);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
