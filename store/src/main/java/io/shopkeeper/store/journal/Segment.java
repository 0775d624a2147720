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
final class Segment implements AutoCloseable {
  private static final long MAGIC = 0x0000_314C_4E4A_4B53L; // "SKJNL1"
  static final int HEADER = Long.BYTES;

  private final Path path;
  private final FileChannel channel;
  private final long first;

  /// The last sequence in the file, `first - 1` while it is empty.
  private volatile long last;

  /// Bytes known to be on disk; what lies beyond was never acknowledged.
  private volatile long size;

  /// Whether bytes beyond `size` may be in the file.
  private boolean dirty;

  private Segment(Path path, FileChannel channel, long first) {
    this.path = path;
    this.channel = channel;
    this.first = first;
    this.last = first - 1;
    this.size = HEADER;
  }

  static Segment create(Path directory, String name, long first) throws IOException {
    Path path = directory.resolve(name);
    FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      ByteBuffer header =
          ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN).putLong(0, MAGIC);
      writeFully(channel, header, 0);
      channel.force(true);
      forceDirectory(directory);
      return new Segment(path, channel, first);
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /// Opens a file that is there and finds the end of what is whole in it.
  ///
  /// @param newest whether it is the last segment, the only one that a crash may have cut
  /// @throws StoreException if frames are missing that must have been whole
  static Segment open(Path path, long first, boolean newest) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    var segment = new Segment(path, channel, first);
    try {
      segment.recover(newest);
      return segment;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void recover(boolean newest) throws IOException {
    long end = channel.size();
    if (end < HEADER) {
      if (!newest) {
        throw damaged(0);
      }
      writeFully(
          channel, ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN).putLong(0, MAGIC), 0);
      channel.force(true);
      return;
    }
    if (readFully(0, HEADER).getLong(0) != MAGIC) {
      throw damaged(0);
    }
    long position = HEADER;
    while (position < end) {
      Frame frame = frame(position, end);
      if (frame == null || frame.first() != last + 1) {
        if (!newest || frame != null || anotherFrameAfter(position, end)) {
          throw damaged(position);
        }
        channel.truncate(position);
        channel.force(true);
        break;
      }
      last = frame.last();
      position += Frame.HEADER + frame.body().limit();
    }
    size = position;
  }

  /// A write that was cut off is the last one. If a whole frame follows, the file was damaged
  /// later, and cutting it here would lose what was acknowledged.
  private boolean anotherFrameAfter(long position, long end) throws IOException {
    ByteBuffer rest = readFully(position, (int) Math.min(end - position, Frame.MAX_LENGTH));
    for (int at = 1; at + Frame.HEADER + Long.BYTES <= rest.limit(); at++) {
      long sequence = rest.getLong(at + Frame.HEADER);
      if (Frame.plausible(rest.getInt(at))
          && sequence > last
          && sequence < last + Frame.MAX_LENGTH
          && frame(position + at, end) != null) {
        return true;
      }
    }
    return false;
  }

  private StoreException damaged(long position) {
    return new StoreException(
        StoreException.Code.DAMAGED,
        ("the journal file %s is damaged at byte %d: restore the data directory from a backup,"
                + " or move this file and all journal files of higher numbers away to go on with"
                + " the events before number %d")
            .formatted(path, position, last + 1));
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
