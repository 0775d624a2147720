package io.shopkeeper.app.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.app.terminal.CommandException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLockTest {
  private static final URI ADDRESS = URI.create("http://127.0.0.1:8080");

  @TempDir private Path directory = Path.of("");

  @Test
  void aFolderWithoutAServerHasNoHolder() {
    assertThat(ServerLock.holder(directory)).isEmpty();
    assertThat(ServerLock.holder(directory.resolve("missing"))).isEmpty();
  }

  @Test
  void whoeverReadsTheLockLearnsWhereTheServerIs() {
    try (ServerLock lock = ServerLock.acquire(directory)) {
      lock.publish(ADDRESS, "a-secret-of-this-start");
      var holder = ServerLock.holder(directory).orElseThrow();
      assertThat(holder.pid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(holder.address()).isEqualTo(ADDRESS);
      assertThat(holder.key()).isEqualTo("a-secret-of-this-start");
    }
  }

  @Test
  void onlyTheOwnerMayReadTheLock() throws IOException {
    try (ServerLock lock = ServerLock.acquire(directory)) {
      lock.publish(ADDRESS, "a-secret-of-this-start");
      assertThat(Files.getPosixFilePermissions(directory.resolve("server.lock")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void aSecondServerIsRefusedWithTheProcessOfTheFirst() {
    try (ServerLock first = ServerLock.acquire(directory)) {
      first.publish(ADDRESS, "a-secret-of-this-start");
      assertThatThrownBy(() -> ServerLock.acquire(directory))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining(ADDRESS.toString());
    }
  }

  @Test
  void aClosedLockLeavesNothingBehind() {
    ServerLock.acquire(directory).close();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void theLockOfAKilledServerDoesNotCount() throws IOException {
    Files.writeString(directory.resolve("server.lock"), "{\"pid\":%d}".formatted(deadPid()));
    assertThat(ServerLock.holder(directory)).isEmpty();
    ServerLock.acquire(directory).close();
  }

  @Test
  void aLaterProcessOfTheSameNumberIsNotTheServer() throws IOException {
    long pid = ProcessHandle.current().pid();
    Files.writeString(
        directory.resolve("server.lock"),
        "{\"pid\":%d,\"started\":\"2001-01-01T00:00:00Z\"}".formatted(pid));
    assertThat(ServerLock.holder(directory)).isEmpty();
  }

  @Test
  void halfALockFileDoesNotCount() throws IOException {
    Files.writeString(directory.resolve("server.lock"), "{\"pid\":1");
    assertThat(ServerLock.holder(directory)).isEmpty();
  }

  private static long deadPid() throws IOException {
    Process process = new ProcessBuilder("true").start();
    process.onExit().join();
    return process.pid();
  }
}
