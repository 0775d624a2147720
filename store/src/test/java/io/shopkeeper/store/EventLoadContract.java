package io.shopkeeper.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.Receipt.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What every [EventLoad] does. An adapter's test extends it.
public abstract class EventLoadContract extends StoreContract {
  private BulkReceipt loadInColumns(List<ShopEvent> events) {
    try (EventLoad load = log().openLoad()) {
      events.forEach(load::add);
      return load.finish();
    }
  }

  @Test
  void everyKindOfEventThatIsLoadedInColumnsComesBackAsItWas() {
    log().append(List.of(Events.view(1)));
    List<ShopEvent> events = new ArrayList<>(Events.oneOfEachKind());
    events.add(Events.purchase(77, 300));

    BulkReceipt receipt = loadInColumns(events);
    Receipt later = log().append(List.of(Events.view(2)));

    assertThat(receipt.appended()).isEqualTo(events.size());
    assertThat(later.head()).isEqualTo(receipt.head() + 1);
    events.addFirst(Events.view(1));
    events.addLast(Events.view(2));
    assertThat(all()).extracting(LoggedEvent::event).isEqualTo(events);
    assertThat(all()).extracting(LoggedEvent::sequence).isSorted().doesNotHaveDuplicates();
    reopen();
    assertThat(all()).extracting(LoggedEvent::event).isEqualTo(events);
    assertThat(log().append(events).outcomes()).containsOnly(Outcome.DUPLICATE);
  }

  @Test
  void aLoadInColumnsIsRepeatedWithoutEffect() {
    log().append(Events.views(0, 10));
    loadInColumns(Events.views(5, 250_000));
    long head = log().head();

    BulkReceipt again = loadInColumns(Events.views(0, 250_005));
    BulkReceipt others = loadInColumns(List.of(Events.viewOf(3, "x"), Events.viewOf(200_000, "y")));

    assertThat(again.duplicates()).isEqualTo(250_005);
    assertThat(others.conflicts()).isEqualTo(2);
    assertThat(log().head()).isEqualTo(head).isEqualTo(250_005);
    assertThat(log().append(List.of(Events.view(9), Events.view(250_000))).outcomes())
        .containsOnly(Outcome.DUPLICATE);
    assertThat(log().append(List.of(Events.viewOf(250_000, "z"))).outcomes())
        .containsOnly(Outcome.CONFLICT);
    assertThat(all()).hasSize(250_005);
  }

  @Test
  void whatOthersAppendDuringALoadInColumnsIsStoredOnce() {
    try (EventLoad load = log().openLoad();
        EventLoad other = log().openLoad()) {
      load.add(Events.view(1));
      log().append(List.of(Events.view(1), Events.viewOf(2, "x")));
      other.add(Events.view(3));
      other.finish();
      load.add(Events.view(2));
      load.add(Events.view(3));
      load.add(Events.view(4));

      BulkReceipt receipt = load.finish();

      assertThat(receipt.appended()).isEqualTo(1);
      assertThat(receipt.conflicts()).isEqualTo(1);
      assertThat(receipt.duplicates()).isEqualTo(2);
    }
    assertThat(all())
        .extracting(LoggedEvent::event)
        .containsExactly(Events.view(1), Events.viewOf(2, "x"), Events.view(3), Events.view(4));
  }

  @Test
  void aLoadThatIsNotFinishedLeavesWholeStepsOnly() {
    try (EventLoad load = log().openLoad()) {
      Events.views(0, 130_000).forEach(load::add);
    }
    assertThat(log().head()).isPositive().isLessThan(130_000);
    assertThat(all()).hasSize((int) log().head());
    long stored = log().head();
    assertThat(loadInColumns(Events.views(0, 130_000)))
        .isEqualTo(new BulkReceipt(130_000 - stored, stored, 0, 130_000));
  }

  @Test
  void followersHearOfALoadInColumnsInItsPlace() throws Exception {
    var heard = new LinkedBlockingQueue<ShopEvent>();
    try (var _ = log().follow(0, event -> heard.add(event.event()))) {
      log().append(List.of(Events.view(0)));
      loadInColumns(Events.views(1, 40_000));
      log().append(List.of(Events.view(40_001)));
      for (int i = 0; i <= 40_001; i++) {
        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(Events.view(i));
      }
    }
  }

  @Test
  void cellsAreStoredAsTheEventTheySay() {
    List<ShopEvent> events =
        Events.oneOfEachKind().stream()
            .filter(event -> event.products().size() <= 1 && !(event instanceof ShopEvent.Refund))
            .toList();
    try (EventLoad load = log().openLoad()) {
      events.forEach(event -> load.add(Events.cells(event)));
      assertThat(load.finish().appended()).isEqualTo(events.size());
    }
    assertThat(events).hasSize(7);
    assertThat(all()).extracting(LoggedEvent::event).isEqualTo(events);
    assertThat(log().append(events).outcomes()).containsOnly(Outcome.DUPLICATE);
  }
}
