package io.shopkeeper.store.backup;

import io.shopkeeper.domain.Sha256;
import io.shopkeeper.store.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes an archive from front to end, so that it may go straight to a network.
public final class ArchiveWriter {
  private final ZipOutputStream zip;
  private final SortedMap<String, String> sums = new TreeMap<>();

  /// @param out is not closed
  public ArchiveWriter(OutputStream out) {
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /// Adds a file; one that was removed meanwhile, as an old model, is left out.
  ///
  /// @param name in the archive, with `/` between folders
  public void add(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha256 = Sha256.digest();
      zip.putNextEntry(new ZipEntry(name));
      in.transferTo(new DigestOutputStream(zip, sha256));
      zip.closeEntry();
      sums.put(name, HexFormat.of().formatHex(sha256.digest()));
    } catch (NoSuchFileException _) {
      // It is not part of this shop any more.
    }
  }

  /// The SHA-256 of what was added, by name.
  public SortedMap<String, String> sums() {
    return Collections.unmodifiableSortedMap(sums);
  }

  /// Writes the end, without which nobody takes the archive for whole.
  public void finish(Manifest manifest) throws IOException {
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
  }
}
