package io.shopkeeper.store.files;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.store.ModelFiles;
import io.shopkeeper.store.StoreException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/// Models as `<directory>/<model>/<version>.model`, the newest three of each kept, and the promoted
/// ones; which those are say files `<directory>/<purpose>.promoted` by the model's path.
///
/// ```
/// magic       long   "SKMODEL" and the format, 1
/// provenance         see [ProvenanceFormat]
/// payload            what the model's writer wrote
/// crc         int    CRC-32C of everything before it
/// ```
///
/// Big-endian. Written beside its place, forced to disk, then renamed. All methods may be called
/// from any thread; writes wait for each other.
public final class PlainModelFiles implements ModelFiles {
  private static final System.Logger LOG = System.getLogger(PlainModelFiles.class.getName());
  private static final long MAGIC = 0x534B_4D4F_4445_4C01L;
  private static final String SUFFIX = ".model";
  private static final String UNFINISHED = "unfinished";
  private static final String PROMOTED = ".promoted";
  private static final int KEPT = 3;

  private final Path directory;

  /// @param directory made with the first model
  public PlainModelFiles(Path directory) {
    this.directory = directory;
  }

  @Override
  public synchronized Entry write(Provenance provenance, Writer writer) {
    Path folder = folder(provenance.model());
    try {
      Files.createDirectories(folder);
      int version =
          versions(folder).stream().mapToInt(PlainModelFiles::version).max().orElse(0) + 1;
      Path file = file(folder, version);
      Path unfinished = folder.resolve(UNFINISHED);
      write(unfinished, provenance, writer);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      force(folder);
      removeOld(folder);
      return new Entry(provenance, version, Files.size(file));
    } catch (IOException e) {
      throw StoreException.of(e, folder);
    }
  }

  private static void write(Path file, Provenance provenance, Writer writer) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream bytes = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      var checked = new CheckedOutputStream(bytes, new CRC32C());
      var out = new DataOutputStream(checked);
      out.writeLong(MAGIC);
      ProvenanceFormat.write(provenance, out);
      writer.write(out);
      out.writeInt((int) checked.getChecksum().getValue());
      out.flush();
      channel.force(true);
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void removeOld(Path folder) throws IOException {
    List<Path> versions = versions(folder);
    for (Path old : versions.subList(0, Math.max(0, versions.size() - KEPT))) {
      if (!isPromoted(old)) {
        Files.deleteIfExists(old);
      }
    }
  }

  @Override
  public synchronized void promote(String purpose, Entry entry) {
    Path unfinished = directory.resolve(purpose + ".unfinished");
    try {
      Files.writeString(unfinished, directory.relativize(file(entry)).toString());
      force(unfinished);
      Files.move(
          unfinished,
          promotion(purpose),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      force(directory);
    } catch (IOException e) {
      throw StoreException.of(e, directory);
    }
  }

  @Override
  public synchronized void release(String purpose) {
    try {
      Files.deleteIfExists(promotion(purpose));
    } catch (IOException e) {
      throw StoreException.of(e, directory);
    }
  }

  @Override
  public synchronized Optional<Entry> promoted(String purpose) {
    Path promotion = promotion(purpose);
    try {
      if (!Files.exists(promotion)) {
        return Optional.empty();
      }
      Path file = directory.resolve(Files.readString(promotion));
      return Files.exists(file) ? Optional.of(entry(file)) : Optional.empty();
    } catch (IOException e) {
      throw StoreException.of(e, promotion);
    }
  }

  @Override
  public synchronized void forget(Collection<CustomerId> customers) {
    if (customers.isEmpty() || !Files.isDirectory(directory)) {
      return;
    }
    WrittenIds ids = WrittenIds.of(customers);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(PlainModelFiles::holdsModel).toList()) {
        if (names(file, ids)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw StoreException.of(e, directory);
    }
  }

  private static boolean holdsModel(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && (name.endsWith(SUFFIX) || name.equals(UNFINISHED));
  }

  /// Also true of a file that nobody can read, so that nobody can say whom it names.
  private static boolean names(Path file, WrittenIds ids) throws IOException {
    try (DataInputStream in = open(file)) {
      ProvenanceFormat.read(in);
      return ids.areIn(in);
    } catch (RuntimeException | EOFException | UTFDataFormatException e) {
      return true;
    }
  }

  private Path promotion(String purpose) {
    return directory.resolve(purpose + PROMOTED);
  }

  private boolean isPromoted(Path file) throws IOException {
    String path = directory.relativize(file).toString();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path each : files.filter(f -> f.toString().endsWith(PROMOTED)).toList()) {
        if (Files.readString(each).equals(path)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Optional<Entry> newest(String model) {
    return entries(folder(model)).stream().findFirst();
  }

  @Override
  public List<Entry> list() {
    try (Stream<Path> folders =
        Files.isDirectory(directory) ? Files.list(directory) : Stream.empty()) {
      return folders
          .filter(Files::isDirectory)
          .flatMap(folder -> entries(folder).stream())
          .sorted(Comparator.comparing((Entry entry) -> entry.provenance().trainedAt()).reversed())
          .toList();
    } catch (IOException e) {
      throw StoreException.of(e, directory);
    }
  }

  /// The versions of one model, newest first, without those whose provenance cannot be read.
  private static List<Entry> entries(Path folder) {
    try {
      var entries = new ArrayList<Entry>();
      for (Path file : versions(folder).reversed()) {
        try {
          entries.add(entry(file));
        } catch (StoreException e) {
          LOG.log(System.Logger.Level.WARNING, e.getMessage());
        }
      }
      return entries;
    } catch (IOException e) {
      throw StoreException.of(e, folder);
    }
  }

  @Override
  public <T> T read(Entry entry, Reader<T> reader) {
    Path file = file(entry);
    try {
      verify(file);
      try (DataInputStream in = open(file)) {
        return parse(file, in, reader);
      }
    } catch (IOException e) {
      throw StoreException.of(e, file);
    }
  }

  /// The bytes are as they were written, so that whatever fails now is that another version of the
  /// program wrote them.
  private static <T> T parse(Path file, DataInputStream in, Reader<T> reader) {
    try {
      ProvenanceFormat.read(in);
      return reader.read(in);
    } catch (IOException | RuntimeException e) {
      throw new StoreException(
          StoreException.Code.MODEL_DAMAGED,
          "the model file %s cannot be read by this program (%s): delete it and train again"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static Entry entry(Path file) throws IOException {
    try (DataInputStream in = open(file)) {
      return new Entry(ProvenanceFormat.read(in), version(file), Files.size(file));
    } catch (RuntimeException | EOFException | UTFDataFormatException e) {
      throw damaged(file, e);
    }
  }

  /// A stream past the first number of the file.
  private static DataInputStream open(Path file) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    try {
      long magic = in.readLong();
      if (magic != MAGIC) {
        throw damaged(file, null);
      }
      return in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /// The whole file is read before any of it is believed.
  private static void verify(Path file) throws IOException {
    long rest = Files.size(file) - Integer.BYTES;
    var buffer = new byte[1 << 16];
    try (var checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file)), new CRC32C());
        var in = new DataInputStream(checked)) {
      while (rest > 0) {
        int length = (int) Math.min(rest, buffer.length);
        in.readFully(buffer, 0, length);
        rest -= length;
      }
      int expected = (int) checked.getChecksum().getValue();
      if (rest < 0 || in.readInt() != expected) {
        throw damaged(file, null);
      }
    }
  }

  private static StoreException damaged(Path file, @Nullable Throwable cause) {
    return new StoreException(
        StoreException.Code.MODEL_DAMAGED,
        "the model file %s is damaged: delete it and train again".formatted(file),
        cause);
  }

  private Path file(Entry entry) {
    return file(folder(entry.provenance().model()), entry.version());
  }

  private static Path file(Path folder, int version) {
    return folder.resolve(String.format(Locale.ROOT, "%08d", version) + SUFFIX);
  }

  private Path folder(String model) {
    return directory.resolve(model);
  }

  private static int version(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring(0, name.length() - SUFFIX.length()));
  }

  /// Oldest first.
  private static List<Path> versions(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d{1,9}\\" + SUFFIX))
          .sorted(Comparator.comparingInt(PlainModelFiles::version))
          .toList();
    }
  }
}
