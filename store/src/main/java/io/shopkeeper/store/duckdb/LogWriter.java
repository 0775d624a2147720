package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.LoggedEvent;
import io.shopkeeper.store.Receipt;
import io.shopkeeper.store.Receipt.Outcome;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.journal.EncodedEvent;
import io.shopkeeper.store.journal.Journal;
import io.shopkeeper.store.journal.RecentIds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// The one thread that writes the journal.
///
/// It takes everything that waits, keeps out what is known, writes the rest as one frame with one
/// `fsync`, and answers all callers: the more callers, the fewer writes for each (group commit).
final class LogWriter implements AutoCloseable {
  /// How many ids are known at the door.
  static final int WINDOW = 1 << 18;

  /// Callers whose events are written together, at most (unless one alone has more).
  private static final int MAX_GROUP = 1 << 14;

  /// Bytes that are written together, at most (unless one caller alone has more): far below what
  /// one frame may hold.
  static final long MAX_GROUP_BYTES = 16L << 20;

  private final Journal journal;
  private final Path directory;
  private final RecentIds recent;
  private final Settling settling;
  private final InstantSource clock;
  private final Breakdown breakdown;
  private Consumer<List<LoggedEvent>> publish = _ -> {};
  private final LinkedBlockingQueue<Request> queue = new LinkedBlockingQueue<>();
  private final Request stop = new Request(List.of(), List.of(), new CompletableFuture<>());
  private final Thread thread;
  private volatile boolean closed;

  private record Request(
      List<ShopEvent> events, List<EncodedEvent> encoded, CompletableFuture<Receipt> answer) {
    private long bytes() {
      return encoded.stream().mapToLong(EncodedEvent::size).sum();
    }
  }

  LogWriter(
      Journal journal,
      Path directory,
      RecentIds recent,
      Settling settling,
      InstantSource clock,
      Breakdown breakdown) {
    this.journal = journal;
    this.directory = directory;
    this.recent = recent;
    this.settling = settling;
    this.clock = clock;
    this.breakdown = breakdown;
    this.thread = Thread.ofPlatform().name("shopkeeper-log-writer").daemon().unstarted(this::run);
  }

  /// @param publish hears of every event that is on disk, on this thread
  void start(Consumer<List<LoggedEvent>> publish) {
    this.publish = publish;
    thread.start();
  }

  /// Returns once the events are on disk.
  Receipt append(List<ShopEvent> events, List<EncodedEvent> encoded) {
    var request = new Request(events, encoded, new CompletableFuture<>());
    if (closed) {
      throw breakdown.ended();
    }
    queue.add(request);
    if (closed && queue.remove(request)) {
      throw breakdown.ended();
    }
    try {
      return request.answer.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case StoreException failure -> throw failure.forCaller();
        case IllegalArgumentException refusal -> throw refusal;
        case null, default -> throw e;
      }
    }
  }

  private void run() {
    var group = new ArrayList<Request>();
    try {
      while (takeInto(group)) {
        write(group);
        group.clear();
      }
    } catch (RuntimeException | Error e) {
      breakdown.record("the writer", e);
    } finally {
      closed = true;
      queue.drainTo(group);
      fail(group, breakdown.ended());
    }
  }

  /// Waits for a caller and takes all who wait; false once the writer is to end.
  private boolean takeInto(List<Request> group) {
    try {
      Request next = queue.take();
      int events = 0;
      long bytes = 0;
      while (next != null) {
        group.add(next);
        if (next == stop) {
          return false;
        }
        events += next.events.size();
        bytes += next.bytes();
        next = events < MAX_GROUP && bytes < MAX_GROUP_BYTES ? queue.poll() : null;
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void write(List<Request> group) {
    var outcomes = new ArrayList<List<Outcome>>(group.size());
    var newEvents = new ArrayList<ShopEvent>();
    var newEncoded = new ArrayList<EncodedEvent>();
    List<LoggedEvent> logged = List.of();
    try {
      settling.awaitRoom(group.stream().mapToInt(request -> request.events.size()).sum());
      for (Request request : group) {
        outcomes.add(admit(request, newEvents, newEncoded));
      }
      if (!newEvents.isEmpty()) {
        logged = journal(newEvents, newEncoded);
      }
    } catch (IOException e) {
      recent.forgetLast(newEvents.size());
      fail(group, StoreException.of(e, directory));
      return;
    } catch (RuntimeException | Error e) {
      recent.forgetLast(newEvents.size());
      fail(group, e);
      return;
    }
    for (int i = 0; i < group.size(); i++) {
      group.get(i).answer.complete(new Receipt(outcomes.get(i), journal.head()));
    }
    if (!logged.isEmpty()) {
      settling.grown(journal.head());
      publish.accept(logged);
    }
  }

  private static void fail(List<Request> group, Throwable failure) {
    group.forEach(request -> request.answer.completeExceptionally(failure));
  }

  private List<Outcome> admit(
      Request request, List<ShopEvent> newEvents, List<EncodedEvent> newEncoded) {
    var outcomes = new ArrayList<Outcome>(request.events.size());
    for (int i = 0; i < request.events.size(); i++) {
      EncodedEvent event = request.encoded.get(i);
      OptionalLong content = recent.contentOf(event.idHash());
      if (content.isPresent()) {
        boolean same = content.getAsLong() == event.contentHash();
        outcomes.add(same ? Outcome.DUPLICATE : Outcome.CONFLICT);
      } else {
        recent.add(event.idHash(), event.contentHash());
        newEvents.add(request.events.get(i));
        newEncoded.add(event);
        outcomes.add(Outcome.APPENDED);
      }
    }
    return outcomes;
  }

  private List<LoggedEvent> journal(List<ShopEvent> events, List<EncodedEvent> encoded)
      throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    long last = journal.append(encoded, now);
    long first = last - events.size() + 1;
    var logged = new ArrayList<LoggedEvent>(events.size());
    for (int i = 0; i < events.size(); i++) {
      logged.add(new LoggedEvent(first + i, now, events.get(i)));
    }
    return logged;
  }

  /// Ends the thread after the group it is writing; who waits behind it gets `CLOSED`.
  @Override
  public void close() {
    closed = true;
    queue.add(stop); // no interrupt: it would close the file under a write
    Threads.join(thread);
  }
}
