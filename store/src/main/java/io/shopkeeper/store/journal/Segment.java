package io.shopkeeper.store.journal;

import io.shopkeeper.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// One file of the journal. Written by one thread; what is durable may be read by any.
///
/// A file is made at its full size and used again once the tables have its events: an append then
/// changes no metadata, and making it durable does not wait for the file system's own journal,
/// which would first write out whatever else is on its way to the disk (with a database beside it,
/// up to half a second). So whole frames of an earlier use may follow the last one; their numbers
/// are lower.
final class Segment implements AutoCloseable {
  static final long BYTES = 4L << 20;
  static final int HEADER = Long.BYTES;
  private static final long MAGIC = 0x0000_314C_4E4A_4B53L; // "SKJNL1"

  private final Path path;
  private final FileChannel channel;
  private final long first;

  /// The last sequence in the file, `first - 1` while it is empty.
  private volatile long last;

  /// Bytes known to be on disk; what lies beyond was never acknowledged.
  private volatile long size;

  /// Whether bytes beyond `size` may look like a frame of this use.
  private boolean dirty;

  private Segment(Path path, FileChannel channel, long first, long last, long size) {
    this.path = path;
    this.channel = channel;
    this.first = first;
    this.last = last;
    this.size = size;
  }

  /// Makes a file that holds nothing yet.
  static Segment create(Path directory, String name, long first) throws IOException {
    Path path = directory.resolve(name);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      ByteBuffer empty = ByteBuffer.allocateDirect((int) BYTES).order(ByteOrder.LITTLE_ENDIAN);
      writeFully(channel, empty.putLong(0, MAGIC), 0);
      channel.force(true);
      forceDirectory(directory);
      return new Segment(path, channel, first, first - 1, HEADER);
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /// Opens a file that is there and finds the end of what is whole in it.
  ///
  /// @param settled no event up to this one is needed any more
  /// @throws StoreException if frames are missing that must have been whole
  static Segment open(Path path, long settled) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      return recover(new Segment(path, channel, 0, -1, HEADER), settled);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Segment recover(Segment file, long settled) throws IOException {
    long end = file.channel.size();
    if (file.unmade(end, settled)) {
      writeFully(
          file.channel,
          ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN).putLong(0, MAGIC),
          0);
      return file;
    }
    if (file.readFully(0, HEADER).getLong(0) != MAGIC) {
      throw file.damaged(0, settled);
    }
    long first = 0;
    long last = -1;
    long position = HEADER;
    for (Frame frame = file.frame(position, end);
        frame != null && (last < 0 || frame.first() == last + 1);
        frame = file.frame(position, end)) {
      first = last < 0 ? frame.first() : first;
      last = frame.last();
      position += Frame.HEADER + frame.body().limit();
    }
    if (file.anotherFrameAfter(position, end, Math.max(last, settled))) {
      throw file.damaged(position, settled);
    }
    return new Segment(file.path, file.channel, first, last, position);
  }

  /// Whether a crash came while the file was made: the file system may have kept its length and not
  /// yet its bytes.
  private boolean unmade(long end, long settled) throws IOException {
    return end < HEADER
        || readFully(0, HEADER).getLong(0) == 0 && !anotherFrameAfter(HEADER, end, settled);
  }

  /// A write that was cut off is the last one. If a whole frame with a higher number follows, the
  /// file was damaged later, and going on before it would lose what was acknowledged.
  private boolean anotherFrameAfter(long position, long end, long sequence) throws IOException {
    ByteBuffer rest = readFully(position, (int) Math.min(end - position, Frame.MAX_LENGTH));
    for (int at = 0; at + Frame.HEADER + Long.BYTES <= rest.limit(); at++) {
      long candidate = rest.getLong(at + Frame.HEADER);
      if (candidate > sequence
          && candidate < sequence + Frame.MAX_LENGTH
          && Frame.plausible(rest.getInt(at))
          && frame(position + at, end) != null) {
        return true;
      }
    }
    return false;
  }

  /// The same file, holding nothing, for events from `first` on. This object is for reading what it
  /// held, until that is written over.
  Segment startingAt(long first) {
    return new Segment(path, channel, first, first - 1, HEADER);
  }

  /// Removes what a crash may have left behind the last whole frame.
  void cutTail() throws IOException {
    channel.truncate(size);
    channel.force(true);
  }

  private StoreException damaged(long position, long settled) {
    return new StoreException(
        StoreException.Code.DAMAGED,
        ("the journal file %s is damaged at byte %d: restore the data directory from a backup,"
                + " or move the folder of this file away to go on without the events after number"
                + " %d")
            .formatted(path, position, settled));
  }

  boolean isEmpty() {
    return last < first;
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  long size() {
    return size;
  }

  Path path() {
    return path;
  }

  /// Writes a frame and returns once it is on disk. If it throws, the file holds what it held.
  void append(ByteBuffer frame, long lastOfFrame) throws IOException {
    if (dirty) {
      channel.truncate(size);
      dirty = false;
    }
    int length = frame.remaining();
    dirty = true;
    try {
      writeFully(channel, frame, size);
      channel.force(false);
    } catch (IOException e) {
      discard(e);
      throw e;
    }
    dirty = false;
    last = lastOfFrame;
    size += length;
  }

  private void discard(IOException cause) {
    try {
      channel.truncate(size);
      dirty = false;
    } catch (IOException e) {
      cause.addSuppressed(e); // tried again before the next append
    }
  }

  /// The frame at `position`, or null if no whole frame is there.
  @Nullable Frame frame(long position) throws IOException {
    return frame(position, size);
  }

  private @Nullable Frame frame(long position, long end) throws IOException {
    if (end - position < Frame.HEADER) {
      return null;
    }
    ByteBuffer header = readFully(position, Frame.HEADER);
    int length = header.getInt(0);
    if (!Frame.plausible(length) || end - position - Frame.HEADER < length) {
      return null;
    }
    ByteBuffer body = readFully(position + Frame.HEADER, length);
    if (Frame.checksum(body.duplicate()) != header.getInt(Integer.BYTES)) {
      return null;
    }
    return Frame.parse(body);
  }

  private ByteBuffer readFully(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("file %s ends at byte %d".formatted(path, channel.size()));
      }
    }
    return buffer.flip();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes, long position)
      throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /// Makes a file's name durable, not only its bytes.
  private static void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  void delete() throws IOException {
    close();
    Files.deleteIfExists(path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
