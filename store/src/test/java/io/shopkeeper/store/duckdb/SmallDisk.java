package io.shopkeeper.store.duckdb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A file system in memory with little room, which only an administrator can make.
final class SmallDisk implements AutoCloseable {
  /// Stands for a disk that was not mounted.
  static final SmallDisk NONE = new SmallDisk(Path.of(""));

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /// Mounts a disk, or skips the test where that is not possible.
  static SmallDisk mount(Path parent, int megabytes) throws IOException {
    Path directory = Files.createDirectory(parent.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString()),
        "mounting a small disk needs an administrator");
    return new SmallDisk(directory);
  }

  Path directory() {
    return directory;
  }

  void resize(int megabytes) {
    if (!run("mount", "-o", "remount,size=" + megabytes + "m", directory.toString())) {
      throw new IllegalStateException("cannot resize " + directory);
    }
  }

  void makeReadOnly() {
    if (!run("mount", "-o", "remount,ro", directory.toString())) {
      throw new IllegalStateException("cannot change " + directory);
    }
  }

  private static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    if (this != NONE && !run("umount", directory.toString())) {
      run("umount", "-l", directory.toString());
    }
  }
}
