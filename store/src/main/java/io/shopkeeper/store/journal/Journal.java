package io.shopkeeper.store.journal;

import io.shopkeeper.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The journal of one data directory.
///
/// [#append] is for one thread; everything else may be called from any.
public final class Journal implements AutoCloseable {
  private static final String SUFFIX = ".journal";
  private static final int FEWEST_SPARES = 2;
  private static final int MOST_SPARES = 8;

  private final Path directory;

  /// Files with events that the tables may lack, oldest first. The lock of everything below.
  private final Deque<Segment> segments = new ArrayDeque<>();

  /// Files to be used again.
  private final Deque<Segment> spares = new ArrayDeque<>();

  private long lastNumber;
  private final ByteWriter buffer = new ByteWriter(1 << 16);
  private volatile long head;

  private Journal(Path directory, long head) {
    this.directory = directory;
    this.head = head;
  }

  /// Opens the journal, making its directory if there is none, and drops what was never
  /// acknowledged.
  ///
  /// @param settled the last sequence that the tables hold; the journal goes on from there
  /// @throws StoreException if the files are not as they were written
  public static Journal open(Path directory, long settled) throws IOException {
    Files.createDirectories(directory);
    var journal = new Journal(directory, settled);
    try {
      for (Path file : files(directory)) {
        journal.lastNumber = Math.max(journal.lastNumber, number(file));
        journal.spares.add(Segment.open(file, settled));
      }
      journal.chain(settled);
      return journal;
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /// Puts the files with events that are still needed in order, and the others aside.
  private void chain(long settled) throws IOException {
    List<Segment> needed =
        spares.stream()
            .filter(segment -> segment.last() > settled)
            .sorted(Comparator.comparingLong(Segment::first))
            .toList();
    spares.removeAll(needed);
    for (Segment segment : needed) {
      if (segment.first() > head + 1) {
        throw new StoreException(
            StoreException.Code.DAMAGED,
            "events %d to %d are missing before the journal file %s: restore it from a backup"
                .formatted(head + 1, segment.first() - 1, segment.path()));
      }
      segments.addLast(segment);
      head = segment.last();
    }
    if (!segments.isEmpty()) {
      segments.getLast().cutTail();
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> list = Files.list(directory)) {
      return list.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private static long number(Path file) {
    String name = file.getFileName().toString();
    try {
      return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    } catch (NumberFormatException e) {
      throw new StoreException(
          StoreException.Code.DAMAGED,
          "%s is not a journal file by its name: move it out of the directory".formatted(file),
          e);
    }
  }

  /// The sequence of the last event.
  public long head() {
    return head;
  }

  /// Appends events as one frame and returns once they are on disk. If it throws, none of them is
  /// there.
  ///
  /// @return the sequence of the last of them
  public long append(List<EncodedEvent> events, Instant receivedAt) throws IOException {
    long first = head + 1;
    long last = head + events.size();
    buffer.clear();
    Frame.write(first, receivedAt, events, buffer);
    writable(first).append(ByteBuffer.wrap(buffer.array(), 0, buffer.size()), last);
    head = last;
    return last;
  }

  /// Goes on after `sequence`: the tables took over the events up to it without the journal.
  ///
  /// Called by the thread that appends, and only once the tables have all before.
  public void skipTo(long sequence) {
    head = sequence;
  }

  private Segment writable(long first) throws IOException {
    Segment spare;
    synchronized (segments) {
      Segment newest = segments.peekLast();
      if (newest != null && newest.last() + 1 == first && newest.size() < Segment.BYTES) {
        return newest;
      }
      spare = spares.pollFirst();
    }
    Segment next = spare == null ? create(first) : spare.startingAt(first);
    synchronized (segments) {
      segments.addLast(next);
    }
    return next;
  }

  private Segment create(long first) throws IOException {
    long number;
    synchronized (segments) {
      number = ++lastNumber;
    }
    return Segment.create(directory, String.format(Locale.ROOT, "%020d", number) + SUFFIX, first);
  }

  /// Frees the files all of whose events are in the tables, and sees to it that a busy writer finds
  /// one ready when the present one is full.
  public void dropThrough(long settled) throws IOException {
    boolean busy;
    int ready;
    synchronized (segments) {
      while (segments.size() > 1 && segments.getFirst().last() <= settled) {
        Segment done = segments.removeFirst();
        if (spares.size() < MOST_SPARES) {
          spares.addLast(done);
        } else {
          done.delete();
        }
      }
      busy = !segments.isEmpty() && segments.getLast().size() > Segment.BYTES / 2;
      ready = spares.size();
    }
    for (; busy && ready < FEWEST_SPARES; ready++) {
      Segment prepared = create(0);
      synchronized (segments) {
        spares.addLast(prepared);
      }
    }
  }

  /// A place in the journal, before the first event after `sequence`.
  public Cursor after(long sequence) {
    return new Cursor(sequence);
  }

  private @Nullable Segment segmentOf(long sequence) {
    synchronized (segments) {
      for (Segment segment : segments) {
        if (segment.first() <= sequence && sequence <= segment.last()) {
          return segment;
        }
      }
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (segments) {
      for (Segment segment : segments) {
        segment.close();
      }
      for (Segment segment : spares) {
        segment.close();
      }
    }
  }

  /// Closes the journal for good and removes its files: everything is in the tables.
  public void closeSettled() throws IOException {
    synchronized (segments) {
      segments.addAll(spares);
      spares.clear();
      for (Segment segment : segments) {
        segment.delete();
      }
      segments.clear();
    }
  }

  /// Reads frame by frame. For one thread at a time.
  public final class Cursor {
    private long sequence;
    private @Nullable Segment segment;
    private long position;

    private Cursor(long sequence) {
      this.sequence = sequence;
    }

    /// The last event read, or where the cursor began.
    public long sequence() {
      return sequence;
    }

    /// The events of the next write that is on disk; empty if there is none yet.
    ///
    /// @throws StoreException if the journal cannot be read
    public List<JournalEntry> next() {
      try {
        return nextFrame();
      } catch (IOException e) {
        throw StoreException.of(e, directory);
      }
    }

    private List<JournalEntry> nextFrame() throws IOException {
      while (sequence < head) {
        Segment current = segment;
        if (current == null || sequence >= current.last()) {
          segment = current = segmentOf(sequence + 1);
          position = Segment.HEADER;
        }
        if (current == null) {
          return List.of();
        }
        Frame frame = current.frame(position);
        if (frame == null) {
          throw new IOException(
              "journal file %s has no whole frame at byte %d".formatted(current.path(), position));
        }
        position += Frame.HEADER + frame.body().limit();
        if (frame.last() > sequence) {
          long after = sequence;
          sequence = frame.last();
          List<JournalEntry> entries = frame.entries();
          return entries.subList((int) Math.max(0, after + 1 - frame.first()), entries.size());
        }
      }
      return List.of();
    }
  }
}
