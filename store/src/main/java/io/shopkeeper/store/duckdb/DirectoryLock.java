package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps every other process, and every other store of this one, out of a data directory.
///
/// The operating system drops the lock with the process, however that ends.
final class DirectoryLock implements AutoCloseable {
  /// Beyond the text, so that the text can be read where locks are mandatory.
  private static final long LOCKED_BYTE = 1L << 20;

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @throws StoreException with code `IN_USE` naming the process that holds the directory
  static DirectoryLock acquire(Path directory) throws IOException {
    Path file = directory.resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (tryLock(channel) == null) {
        throw inUse(directory, Files.readString(file).strip());
      }
      String holder = Long.toString(ProcessHandle.current().pid());
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)), 0);
      return new DirectoryLock(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  private static StoreException inUse(Path directory, String holder) {
    return new StoreException(
        StoreException.Code.IN_USE,
        ("the data directory %s is in use by process %s: stop that process, or choose another"
                + " folder with --data-dir")
            .formatted(directory, holder));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
