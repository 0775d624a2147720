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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

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
  private LongConsumer loaded = _ -> {};
  private final LinkedBlockingQueue<Request> queue = new LinkedBlockingQueue<>();
  private final Request stop = new Request(List.of(), List.of(), new CompletableFuture<>(), null);

  /// Taken from the queue already, to be done next.
  private @Nullable Request held;

  /// A step of which it is not known whether it was stored.
  private @Nullable Step uncertain;

  /// Loads that are under way.
  private final List<LoadedBeside> loads = new CopyOnWriteArrayList<>();

  /// Hashes of events that were loaded and are not yet among the recent ones, oldest first.
  private final Deque<long[]> unremembered = new ArrayDeque<>();

  private long unrememberedEvents;
  private final Thread thread;
  private volatile boolean closed;

  /// @param step of a load, to be done by itself; null where events are appended
  private record Request(
      List<ShopEvent> events,
      List<EncodedEvent> encoded,
      CompletableFuture<Receipt> answer,
      @Nullable Step step) {
    private long bytes() {
      return encoded.stream().mapToLong(EncodedEvent::size).sum();
    }
  }

  /// Stores a step of a load behind the last event of the log.
  interface Step {
    /// @param settled the last sequence, which the table has
    /// @return the last sequence from now on
    long store(long settled, Instant receivedAt);

    /// The last sequence that the table has.
    long settled();
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
  /// @param loaded hears how far the log goes after a step of a load, likewise
  void start(Consumer<List<LoggedEvent>> publish, LongConsumer loaded) {
    this.publish = publish;
    this.loaded = loaded;
    thread.start();
  }

  /// Returns once the events are on disk.
  Receipt append(List<ShopEvent> events, List<EncodedEvent> encoded) {
    return answer(new Request(events, encoded, new CompletableFuture<>(), null));
  }

  /// Begins to note what others append, for a load that looks before it begins only.
  void open(LoadedBeside load) {
    loads.add(load);
  }

  void close(LoadedBeside load) {
    loads.remove(load);
  }

  /// Has a step of a load stored while nothing is appended, and returns once it is.
  void load(Step step) {
    answer(new Request(List.of(), List.of(), new CompletableFuture<>(), step));
  }

  private Receipt answer(Request request) {
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
        Step step = group.getFirst().step;
        if (step == null) {
          write(group);
        } else {
          load(group.getFirst(), step);
        }
        group.clear();
      }
    } catch (RuntimeException | Error e) {
      breakdown.record("the writer", e);
    } finally {
      closed = true;
      if (held != null) {
        group.add(held);
      }
      queue.drainTo(group);
      fail(group, breakdown.ended());
    }
  }

  /// Waits for a caller and takes all who wait; false once the writer is to end.
  private boolean takeInto(List<Request> group) {
    try {
      Request next = held == null ? queue.take() : held;
      held = null;
      int events = 0;
      long bytes = 0;
      while (next != null) {
        if (next.step != null && !group.isEmpty()) {
          held = next;
          return true;
        }
        group.add(next);
        if (next.step != null) {
          return true;
        }
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

  private void load(Request request, Step step) {
    try {
      findOut();
      settling.through(journal.head());
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      uncertain = step;
      goOnAfter(step.store(journal.head(), now));
      uncertain = null;
      request.answer.complete(new Receipt(List.of(), journal.head()));
    } catch (RuntimeException | Error e) {
      request.answer.completeExceptionally(e);
    }
  }

  /// A step that failed may be on disk: then the log goes on behind it.
  private void findOut() {
    if (uncertain != null) {
      long settled = uncertain.settled();
      if (settled > journal.head()) {
        goOnAfter(settled);
      }
      uncertain = null;
    }
  }

  private void goOnAfter(long last) {
    journal.skipTo(last);
    settling.took(last);
    loaded.accept(last);
  }

  /// Remembers the ids of a step that is stored, on the writer's thread: when events are next
  /// appended, and as many as are then known at the door.
  ///
  /// @param hashes of an id and its content in turn
  void remember(long[] hashes, @Nullable LoadedBeside own) {
    unremembered.addLast(hashes);
    unrememberedEvents += hashes.length / 2;
    while (unrememberedEvents - unremembered.getFirst().length / 2 >= WINDOW) {
      unrememberedEvents -= unremembered.removeFirst().length / 2;
    }
    for (LoadedBeside other : loads) {
      for (int i = 0; other != own && i < hashes.length; i += 2) {
        other.add(hashes[i], hashes[i + 1]);
      }
    }
  }

  private void rememberLoaded() {
    for (long[] hashes : unremembered) {
      for (int i = 0; i < hashes.length; i += 2) {
        if (recent.contentOf(hashes[i]).isEmpty()) {
          recent.add(hashes[i], hashes[i + 1]);
        }
      }
    }
    unremembered.clear();
    unrememberedEvents = 0;
  }

  private void write(List<Request> group) {
    var outcomes = new ArrayList<List<Outcome>>(group.size());
    var newEvents = new ArrayList<ShopEvent>();
    var newEncoded = new ArrayList<EncodedEvent>();
    List<LoggedEvent> logged = List.of();
    try {
      findOut();
      rememberLoaded();
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
    for (LoadedBeside load : loads) {
      newEncoded.forEach(event -> load.add(event.idHash(), event.contentHash()));
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
