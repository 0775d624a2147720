package io.shopkeeper.store.files;

import io.shopkeeper.domain.CustomerId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/// Customer ids as models have them: the length in two bytes, then the bytes, as of
/// [DataOutput#writeUTF]; so that `7` is not found in `77`, nor `张三` in `张三丰`.
///
/// @param written a character for each byte
record WrittenIds(List<String> written) {
  private static final int PIECE = 1 << 16;

  static WrittenIds of(Collection<CustomerId> ids) {
    return new WrittenIds(ids.stream().map(WrittenIds::written).toList());
  }

  private static String written(CustomerId id) {
    var bytes = new ByteArrayOutputStream();
    try {
      new DataOutputStream(bytes).writeUTF(id.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /// Whether one of them is in what is left of a stream, which is read in pieces that overlap.
  boolean areIn(InputStream in) throws IOException {
    int overlap = written.stream().mapToInt(String::length).max().orElse(1) - 1;
    byte[] piece = new byte[PIECE + overlap];
    int kept = 0;
    for (int read = in.read(piece, 0, piece.length);
        read >= 0;
        read = in.read(piece, kept, piece.length - kept)) {
      int end = kept + read;
      String bytes = new String(piece, 0, end, StandardCharsets.ISO_8859_1);
      if (written.stream().anyMatch(bytes::contains)) {
        return true;
      }
      kept = Math.min(overlap, end);
      System.arraycopy(piece, end - kept, piece, 0, kept);
    }
    return false;
  }
}
