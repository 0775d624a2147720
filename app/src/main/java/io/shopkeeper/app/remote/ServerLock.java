package io.shopkeeper.app.remote;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The file `server.lock` by which a server says that it holds a data directory, where it listens,
/// and with which key a command of the same user may talk to it.
///
/// The file outlives a killed server. It counts only while the process lives that wrote it, told
/// from a later one of the same number by its start time.
public final class ServerLock implements AutoCloseable {
  private static final String NAME = "server.lock";

  private final Path file;
  private final Holder self;

  private ServerLock(Path file, Holder self) {
    this.file = file;
    this.self = self;
  }

  /// What a lock file says.
  ///
  /// @param started when the process began; null where the system does not tell
  /// @param address null while the server is starting
  public record Holder(
      long pid, @Nullable Instant started, @Nullable URI address, @Nullable String key) {

    private static Holder self() {
      ProcessHandle process = ProcessHandle.current();
      return new Holder(process.pid(), started(process), null, null);
    }

    boolean alive() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(process -> started == null || started.equals(started(process)))
          .isPresent();
    }

    private static @Nullable Instant started(ProcessHandle process) {
      return process.info().startInstant().orElse(null);
    }

    private String text() {
      return Json.text(json -> {
        json.writeStartObject();
        json.writeNumberProperty("pid", pid);
        if (started != null) {
          json.writeStringProperty("started", started.toString());
        }
        if (address != null && key != null) {
          json.writeStringProperty("address", address.toString());
          json.writeStringProperty("key", key);
        }
        json.writeEndObject();
      });
    }

    private static Holder parse(String text) {
      Map<String, Object> members = JsonTree.object(text);
      if (!(members.get("pid") instanceof Number pid)) {
        throw new IllegalArgumentException("no pid");
      }
      String started = (String) members.get("started");
      String address = (String) members.get("address");
      return new Holder(
          pid.longValue(),
          started == null ? null : Instant.parse(started),
          address == null ? null : URI.create(address),
          (String) members.get("key"));
    }
  }

  /// The living server that holds `directory`, if there is one.
  public static Optional<Holder> holder(Path directory) {
    try {
      return Optional.of(Holder.parse(Files.readString(directory.resolve(NAME))))
          .filter(Holder::alive);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      throw new CommandException(
          "%s cannot be read: it belongs to a server of another user".formatted(e.getFile()), e);
    } catch (IOException | IllegalArgumentException _) {
      // Half a file: its writer died at the first byte, or has just begun and will hold the store.
      return Optional.empty();
    }
  }

  /// Takes `directory` for this process's server.
  ///
  /// @throws CommandException if a living server holds it, naming its process
  public static ServerLock acquire(Path directory) {
    Path file = directory.resolve(NAME);
    Holder self = Holder.self();
    try {
      Files.createDirectories(directory);
      for (int attempt = 0; attempt < 3; attempt++) {
        Optional<Holder> other = holder(directory);
        if (other.isPresent()) {
          throw held(directory, other.get());
        }
        Files.deleteIfExists(file);
        try {
          write(file, self.text());
          return new ServerLock(file, self);
        } catch (FileAlreadyExistsException _) {
          // Another server came between: look who it is.
        }
      }
    } catch (IOException e) {
      throw CommandException.writing(directory, e);
    }
    throw new CommandException(
        "another server is starting on %s: wait for it, or stop it".formatted(directory));
  }

  /// Says where the server listens and with which key commands may talk to it.
  public void publish(URI address, String key) {
    Path next = file.resolveSibling(NAME + ".next");
    try {
      Files.deleteIfExists(next);
      write(next, new Holder(self.pid(), self.started(), address, key).text());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw CommandException.writing(file, e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // It does not count once this process is gone.
    }
  }

  /// Creates a file that only its owner can read, from its first byte on.
  private static void write(Path file, String text) throws IOException {
    FileAttribute<?> ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      channel.write(
          java.nio.ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
  }

  private static CommandException held(Path directory, Holder other) {
    return new CommandException(
        "a server already runs on %s (process %d%s): use it, stop it with 'kill %d', or choose another --data-dir"
            .formatted(
                directory,
                other.pid(),
                other.address() == null ? "" : ", " + other.address(),
                other.pid()));
  }
}
