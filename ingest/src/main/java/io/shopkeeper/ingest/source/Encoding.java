package io.shopkeeper.ingest.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// How the characters of a file are encoded, and how that was found out.
///
/// A byte-order mark decides. Otherwise the text is UTF-8 if it is that strictly; otherwise GB18030
/// (which holds GBK) if it is that strictly and nearly all of its characters are those of everyday
/// Chinese; otherwise Windows-1252.
///
/// @param mark bytes of the byte-order mark
/// @param evidence a few words
public record Encoding(Charset charset, int mark, String evidence) {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /// So many characters beyond ASCII decide; reading on would find no better.
  private static final int ENOUGH = 1_000;

  private static final long MOST_BYTES = 256L << 20;
  private static final int BLOCK = 1 << 16;

  /// Reads from the start of `in` until it can tell, the whole file where all of it is ASCII.
  ///
  /// @throws CharacterCodingException if it is no text
  /// @throws IOException if reading fails; a packed file that ends too early is judged by what
  ///   there is
  public static Encoding detect(InputStream in) throws IOException {
    byte[] block = new byte[BLOCK];
    int length = read(in, block);
    Encoding marked = byMark(block, length);
    if (marked != null) {
      return marked;
    }
    refuseBinary(block, length);
    long seen = 0;
    while (length > 0) {
      int first = beyondAscii(block, length);
      if (first < length) {
        return byContent(in, block, first, length);
      }
      seen += length;
      if (seen > MOST_BYTES) {
        break;
      }
      length = read(in, block);
    }
    return new Encoding(StandardCharsets.UTF_8, 0, "UTF-8: all of it is ASCII");
  }

  private static @Nullable Encoding byMark(byte[] block, int length) {
    if (length >= 3
        && block[0] == (byte) 0xEF
        && block[1] == (byte) 0xBB
        && block[2] == (byte) 0xBF) {
      return new Encoding(StandardCharsets.UTF_8, 3, "UTF-8 by its byte-order mark");
    }
    if (length >= 2 && block[0] == (byte) 0xFF && block[1] == (byte) 0xFE) {
      return new Encoding(StandardCharsets.UTF_16LE, 2, "UTF-16 by its byte-order mark");
    }
    if (length >= 2 && block[0] == (byte) 0xFE && block[1] == (byte) 0xFF) {
      return new Encoding(StandardCharsets.UTF_16BE, 2, "UTF-16 by its byte-order mark");
    }
    return null;
  }

  private static void refuseBinary(byte[] block, int length) throws CharacterCodingException {
    if (length >= 4 && block[0] == 'P' && block[1] == 'K' && block[2] == 3 && block[3] == 4) {
      throw new Unreadable("it is a ZIP archive or a spreadsheet; unpack it, or save it as CSV");
    }
    for (int i = 0; i < length; i++) {
      if (block[i] == 0) {
        throw new Unreadable(
            "it holds zero bytes: it is no text, or UTF-16 without a byte-order mark; save it as"
                + " UTF-8");
      }
    }
  }

  /// Decides by the block with the first character beyond ASCII and those after it.
  private static Encoding byContent(InputStream in, byte[] block, int first, int length)
      throws IOException {
    // Together with the next block, so that the evidence is more than a stray character.
    byte[] sample = Arrays.copyOfRange(block, first, length + BLOCK);
    int size = length - first + read(in, sample, length - first);
    if (beyondAsciiCount(sample, size) < ENOUGH) {
      sample = readOn(in, sample, size);
      size = sample.length;
    }
    if (decodes(StandardCharsets.UTF_8, sample, size)) {
      return new Encoding(StandardCharsets.UTF_8, 0, "UTF-8, as checked");
    }
    if (isDamagedUtf8(sample, size)) {
      return new Encoding(StandardCharsets.UTF_8, 0, "UTF-8, though some bytes are damaged");
    }
    if (decodes(GB18030, sample, size) && looksChinese(sample, size)) {
      return new Encoding(GB18030, 0, "GB18030 (GBK), since it is no UTF-8 and reads as Chinese");
    }
    if (decodes(WINDOWS_1252, sample, size)) {
      return new Encoding(WINDOWS_1252, 0, "Windows-1252, since it is no UTF-8");
    }
    throw new Unreadable("it is neither UTF-8, UTF-16, GB18030 nor Windows-1252; save it as UTF-8");
  }

  /// The sample with up to a MiB behind it, for a file of few characters beyond ASCII.
  private static byte[] readOn(InputStream in, byte[] sample, int size) throws IOException {
    byte[] more = Arrays.copyOf(sample, size + (1 << 20));
    int read = read(in, more, size);
    return Arrays.copyOf(more, size + read);
  }

  /// Whether it decodes strictly, but for a character cut off at the end.
  private static boolean decodes(Charset charset, byte[] sample, int size) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(sample, 0, size);
    CharBuffer chars = CharBuffer.allocate(BLOCK);
    while (true) {
      CoderResult result = decoder.decode(bytes, chars, false);
      if (result.isError()) {
        return false;
      }
      if (result.isUnderflow()) {
        return true;
      }
      chars.clear();
    }
  }

  /// Whether a hundred characters beyond ASCII are right for each that is not; other encodings
  /// hardly ever look like UTF-8 by chance.
  private static boolean isDamagedUtf8(byte[] sample, int size) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(sample, 0, size);
    CharBuffer chars = CharBuffer.allocate(size);
    int wrong = 0;
    while (decoder.decode(bytes, chars, false) instanceof CoderResult result && result.isError()) {
      bytes.position(bytes.position() + result.length());
      wrong++;
    }
    long right = chars.flip().codePoints().filter(c -> c >= 0x80).count();
    return right >= wrong * 100L;
  }

  /// Whether at least four of five double-byte characters are in the rows of GB2312 that hold
  /// punctuation and everyday characters. Accented letters of Western text, read as GB18030, fall
  /// outside: an ASCII letter follows them.
  private static boolean looksChinese(byte[] sample, int size) {
    int pairs = 0;
    int everyday = 0;
    for (int i = 0; i < size - 1; i++) {
      int lead = sample[i] & 0xff;
      if (lead < 0x80) {
        continue;
      }
      int trail = sample[++i] & 0xff;
      pairs++;
      boolean row = lead >= 0xA1 && lead <= 0xA3 || lead >= 0xB0 && lead <= 0xF7;
      if (row && trail >= 0xA1) {
        everyday++;
      }
    }
    return everyday * 5 >= pairs * 4;
  }

  private static int beyondAscii(byte[] block, int length) {
    int i = 0;
    while (i < length && block[i] >= 0) {
      i++;
    }
    return i;
  }

  private static int beyondAsciiCount(byte[] sample, int size) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += sample[i] < 0 ? 1 : 0;
    }
    return count;
  }

  private static int read(InputStream in, byte[] block) throws IOException {
    return read(in, block, 0);
  }

  private static int read(InputStream in, byte[] block, int from) throws IOException {
    int at = from;
    try {
      while (at < block.length) {
        int read = in.read(block, at, block.length - at);
        if (read < 0) {
          break;
        }
        at += read;
      }
    } catch (EOFException | ZipException e) {
      // Judged by what there is; the reading proper tells of the damage.
      return at - from;
    }
    return at - from;
  }

  /// Bytes that are no text, and what to do about it.
  private static final class Unreadable extends CharacterCodingException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    Unreadable(String advice) {
      this.advice = advice;
    }

    @Override
    public String getMessage() {
      return advice;
    }
  }
}
