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

  private final Journal journal;
  private final Path directory;
  private final RecentIds recent;
  private final Settling settling;
  private final InstantSource clock;
  private Consumer<List<LoggedEvent>> publish = _ -> {};
  private final LinkedBlockingQueue<Request> queue = new LinkedBlockingQueue<>();
  private final Request stop = new Request(List.of(), List.of(), new CompletableFuture<>());
  private final Thread thread;
  private volatile boolean closed;

  private record Request(
      List<ShopEvent> events, List<EncodedEvent> encoded, CompletableFuture<Receipt> answer) {}

  LogWriter(
      Journal journal, Path directory, RecentIds recent, Settling settling, InstantSource clock) {
    this.journal = journal;
    this.directory = directory;
    this.recent = recent;
    this.settling = settling;
    this.clock = clock;
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
      throw closed();
    }
    queue.add(request);
    if (closed && queue.remove(request)) {
      throw closed();
    }
    try {
      return request.answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException failure) {
        throw failure.forCaller();
      }
      throw e;
    }
  }

  private StoreException closed() {
    return new StoreException(
        StoreException.Code.CLOSED, "the store in %s is closed".formatted(directory));
  }

  private void run() {
    var group = new ArrayList<Request>();
    while (takeInto(group)) {
      write(group);
      group.clear();
    }
    group.forEach(request -> request.answer.completeExceptionally(closed()));
    for (Request left = queue.poll(); left != null; left = queue.poll()) {
      left.answer.completeExceptionally(closed());
    }
  }

  /// Waits for a caller and takes all who wait; false once the writer is to end.
  private boolean takeInto(List<Request> group) {
    try {
      Request next = queue.take();
      for (int events = 0; next != null; next = events < MAX_GROUP ? queue.poll() : null) {
        group.add(next);
        events += next.events.size();
        if (next == stop) {
          return false;
        }
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
