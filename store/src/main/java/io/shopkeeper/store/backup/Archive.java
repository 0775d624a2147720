package io.shopkeeper.store.backup;

import io.shopkeeper.domain.Sha256;
import io.shopkeeper.store.Manifest;
import io.shopkeeper.store.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A backup to read. Nothing in it is believed before its hash was compared.
///
/// The hashes find damage. They do not tell who wrote the file: whoever can forge an archive can
/// forge them, too.
public final class Archive implements AutoCloseable {
  private static final int LONGEST_MANIFEST = 16 << 20;

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private Archive(Path file, ZipFile zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /// Opens a backup that is whole by its layout: it has an end, a manifest, exactly the parts that
  /// are named there, and no part that would land anywhere but in its place.
  ///
  /// @throws StoreException with code `NO_BACKUP` otherwise
  public static Archive open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw refused(file, "there is no such file");
    }
    try {
      var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
      try {
        return new Archive(file, zip, manifest(zip, file));
      } catch (IOException | RuntimeException e) {
        zip.close();
        throw e;
      }
    } catch (ZipException | EOFException e) {
      throw refused(file, "it is no zip archive, or its end is missing");
    } catch (IOException e) {
      throw StoreException.of(e, file);
    }
  }

  private static Manifest manifest(ZipFile zip, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw refused(file, "it has no " + Manifest.NAME);
    }
    Manifest manifest;
    try (InputStream in = zip.getInputStream(entry)) {
      manifest =
          Manifest.parse(new String(in.readNBytes(LONGEST_MANIFEST), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw refused(file, String.valueOf(e.getMessage()));
    }
    var names = new TreeSet<String>();
    for (ZipEntry each : zip.stream().toList()) {
      if (!names.add(each.getName())) {
        throw refused(file, "it has the part '%s' twice".formatted(each.getName()));
      }
    }
    names.remove(Manifest.NAME);
    for (String name : manifest.parts().keySet()) {
      if (!names.remove(name)) {
        throw refused(file, "the part '%s' is missing".formatted(name));
      }
      if (!KeptFiles.mayBeCalled(name)) {
        throw refused(file, "the part '%s' has no place in a data directory".formatted(name));
      }
    }
    if (!names.isEmpty()) {
      throw refused(file, "it has a part '%s' that nobody answers for".formatted(names.first()));
    }
    if (!manifest.parts().containsKey(KeptFiles.DATABASE)) {
      throw refused(file, "it has no tables");
    }
    return manifest;
  }

  public Manifest manifest() {
    return manifest;
  }

  /// What the parts take on a disk, as the archive says.
  public long bytes() {
    return zip.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
  }

  /// Reads everything and compares every hash.
  ///
  /// @throws StoreException with code `NO_BACKUP` if a part is not as it was written
  public void verify() {
    for (String name : manifest.parts().keySet()) {
      read(name, OutputStream.nullOutputStream());
    }
  }

  /// Writes the parts into a folder, comparing every hash; durable on return.
  ///
  /// @throws StoreException with code `NO_BACKUP` if a part is not as it was written
  public void extract(Path folder) {
    for (String name : manifest.parts().keySet()) {
      Path target = folder.resolve(name);
      try {
        Path parent = target.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        try (FileChannel channel =
            FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          read(name, Channels.newOutputStream(channel));
          channel.force(true);
        }
      } catch (IOException e) {
        throw StoreException.of(e, target);
      }
    }
  }

  private void read(String name, OutputStream out) {
    ZipEntry entry = zip.getEntry(name);
    MessageDigest sha256 = Sha256.digest();
    try (InputStream in = new DigestInputStream(zip.getInputStream(entry), sha256)) {
      byte[] buffer = new byte[1 << 16];
      long left = entry.getSize();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        left -= count;
        if (left < 0) {
          throw refused(file, "the part '%s' is longer than it says".formatted(name));
        }
        out.write(buffer, 0, count);
      }
    } catch (ZipException | EOFException e) {
      throw altered(name);
    } catch (IOException e) {
      throw StoreException.of(e, file);
    }
    if (!HexFormat.of().formatHex(sha256.digest()).equals(manifest.parts().get(name))) {
      throw altered(name);
    }
  }

  private StoreException altered(String name) {
    return refused(
        file, "the part '%s' is not as it was written (its SHA-256 differs)".formatted(name));
  }

  private static StoreException refused(Path file, String reason) {
    return new StoreException(
        StoreException.Code.NO_BACKUP,
        "%s is no backup that can be used: %s. Use another copy of it; nothing was changed"
            .formatted(file, reason));
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw StoreException.of(e, file);
    }
  }
}
