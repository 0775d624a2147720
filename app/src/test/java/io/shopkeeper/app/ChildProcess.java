package io.shopkeeper.app;

import io.shopkeeper.app.remote.ServerLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The program as a process of its own, as the launcher starts it.
final class ChildProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Path out;
  private final Path err;

  private ChildProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static ChildProcess start(Path scratch, String... words) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "-Xmx256m",
                Shopkeeper.class.getName()));
    command.addAll(List.of(words));
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path err = Files.createTempFile(scratch, "err", ".txt");
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    // Not as an argument: ONNX Runtime crashes where the command line is very long.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    return new ChildProcess(process, out, err);
  }

  /// Runs a command to its end.
  static Run run(Path scratch, String... words) throws IOException {
    try (ChildProcess child = start(scratch, words)) {
      return child.end();
    }
  }

  long pid() {
    return process.pid();
  }

  /// Waits until the server has said where it is.
  ServerLock.Holder serving(Path folder) throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      var holder = ServerLock.holder(folder).filter(server -> server.address() != null);
      if (holder.isPresent()) {
        return holder.get();
      }
      if (!process.isAlive()) {
        break;
      }
      pause();
    }
    throw new AssertionError("no server: " + Files.readString(err));
  }

  /// Asks the process to stop, as `kill` and Ctrl-C do, and waits for its end.
  Run stop() {
    process.destroy();
    return end();
  }

  /// Kills the process where it stands.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  Run end() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running: " + Files.readString(err));
      }
      return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
