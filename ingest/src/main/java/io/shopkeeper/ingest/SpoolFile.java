package io.shopkeeper.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A file that is written once, then read from its start, and goes when it is closed. Not
/// thread-safe.
final class SpoolFile implements AutoCloseable {
  private static final int BUFFER = 1 << 17;
  private static final int WIDE = 1;

  private final Path path;
  private @Nullable FileChannel channel;
  private ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
  private long size;
  private long taken;

  /// @param folder made if missing
  /// @throws IOException if nothing can be written there
  SpoolFile(Path folder) throws IOException {
    Files.createDirectories(folder);
    path = Files.createTempFile(folder, "spool", ".tmp");
  }

  private FileChannel channel() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      open =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      channel = open;
    }
    return open;
  }

  /// The buffer with room for so many bytes more.
  ByteBuffer room(int more) throws IOException {
    if (bytes.remaining() < more) {
      flush();
      if (bytes.capacity() < more) {
        bytes = ByteBuffer.allocate(more);
      }
    }
    return bytes;
  }

  private void flush() throws IOException {
    bytes.flip();
    while (bytes.hasRemaining()) {
      size += channel().write(bytes);
    }
    bytes.clear();
  }

  void put(CharSequence text) throws IOException {
    int wide = 0;
    for (int i = 0; i < text.length(); i++) {
      wide |= text.charAt(i) >= 0x80 ? WIDE : 0;
    }
    ByteBuffer out = room(Integer.BYTES + text.length() * 2);
    out.putInt(text.length() << 1 | wide);
    for (int i = 0; i < text.length(); i++) {
      if (wide == 0) {
        out.put((byte) text.charAt(i));
      } else {
        out.putChar(text.charAt(i));
      }
    }
  }

  /// Ends the writing; the reading begins at the start.
  void rewind() throws IOException {
    if (taken == 0) {
      flush();
    }
    taken = 0;
    channel().position(0);
    bytes.clear().limit(0);
  }

  /// The buffer with so many bytes to read, or all that are left.
  ByteBuffer ready(int most) throws IOException {
    if (bytes.remaining() >= most) {
      return bytes;
    }
    if (bytes.capacity() < most) {
      bytes = ByteBuffer.allocate(most).put(bytes).flip();
    }
    bytes.compact();
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel().read(bytes);
      taken += Math.max(0, read);
    }
    return bytes.flip();
  }

  String text() throws IOException {
    int head = needed(Integer.BYTES).getInt();
    int length = head >>> 1;
    boolean wide = (head & WIDE) != 0;
    ByteBuffer in = needed(wide ? length * 2 : length);
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      chars[i] = wide ? in.getChar() : (char) in.get();
    }
    return new String(chars);
  }

  private ByteBuffer needed(int count) throws IOException {
    ByteBuffer in = ready(count);
    if (in.remaining() < count) {
      throw new EOFException("%s ends too early".formatted(path));
    }
    return in;
  }

  /// The share of the file that was read.
  double done() {
    return size == 0 ? 1 : (double) (taken - bytes.remaining()) / size;
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      path.toFile().deleteOnExit();
    }
  }
}
