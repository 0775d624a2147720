package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;

/// A file with a shop's data that a command leaves with its user: only they can read it, and it has
/// its name only once it is whole.
record OwnFile(Path path) {

  /// @param writer what it throws is thrown on, and nothing is left behind
  /// @param check looks at the file before it gets its name
  void write(Consumer<OutputStream> writer, Consumer<Path> check) {
    if (Files.exists(path)) {
      throw new CommandException("%s is there already: name another file".formatted(path));
    }
    Path part = path.resolveSibling(path.getFileName() + ".part");
    FileAttribute<?> ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Files.deleteIfExists(part);
      try {
        try (var channel =
                Files.newByteChannel(
                    part,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    ownerOnly);
            OutputStream out =
                new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
          writer.accept(out);
        }
        check.accept(part);
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw CommandException.writing(path, e);
    }
  }
}
