package io.shopkeeper.ingest.cleaning;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Text that was read in another encoding than it was written in, read again in the right one.
///
/// Each run of characters beyond ASCII goes back to the bytes it was read from and is decoded anew:
/// UTF-8 read as Windows-1252 or Latin-1, UTF-8 read as GBK, GBK read as Windows-1252. It counts
/// only if the bytes are valid to the last one and the text they give is likelier: of letters and
/// signs that people write, or of common Chinese characters where there were rare ones. Runs, not
/// whole texts, since exports mix damaged with sound text (the idea of ftfy, R. Speer, 2019).
final class Mojibake {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Charset GBK = Charset.forName("GBK");
  private static final int NO_BYTE = -1;
  private static final double MOSTLY_COMMON = .7;
  private static final double HALF_COMMON = .5;
  private static final double ALL_BUT_COMMON = .9;
  private static final int SHORTEST_GBK = 4;

  private Mojibake() {}

  /// The text read right; the same object if nothing was wrong. Text that was misread twice is read
  /// again twice.
  static String repair(String text) {
    String once = pass(text);
    return once.equals(text) ? text : pass(once);
  }

  private static String pass(String text) {
    StringBuilder mended = new StringBuilder(text.length());
    boolean changed = false;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      boolean ascii = text.charAt(at) < 0x80;
      while (end < text.length() && text.charAt(end) < 0x80 == ascii) {
        end++;
      }
      String run = text.substring(at, end);
      String better = ascii ? null : better(text, at, end, run);
      mended.append(better == null ? run : better);
      changed |= better != null;
      at = end;
    }
    return changed ? mended.toString() : text;
  }

  private static @Nullable String better(String text, int start, int end, String run) {
    byte[] single = singleBytes(run);
    if (single != null) {
      String utf8 = decode(single, StandardCharsets.UTF_8);
      if (utf8 != null) {
        return utf8.codePoints().allMatch(WRITTEN) ? utf8 : null;
      }
      boolean alone =
          (start == 0 || !Character.isLetter(text.charAt(start - 1)))
              && (end == text.length() || !Character.isLetter(text.charAt(end)));
      String gbk =
          alone && run.length() >= SHORTEST_GBK && run.length() % 2 == 0
              ? decode(single, GBK)
              : null;
      return gbk != null && CommonHan.share(gbk) >= ALL_BUT_COMMON ? gbk : null;
    }
    if (run.length() < 3 || CommonHan.share(run) > HALF_COMMON) {
      return null;
    }
    byte[] pairs = encode(run, GBK);
    String utf8 = pairs == null ? null : decode(pairs, StandardCharsets.UTF_8);
    boolean likelier =
        utf8 != null
            && CommonHan.share(utf8) >= MOSTLY_COMMON
            && utf8.codePoints().allMatch(WRITTEN);
    return likelier ? utf8 : null;
  }

  /// The bytes that Windows-1252 or Latin-1 reads as these characters; null if it reads none so.
  private static byte @Nullable [] singleBytes(String run) {
    byte[] bytes = new byte[run.length()];
    for (int i = 0; i < bytes.length; i++) {
      int b = byteOf(run.charAt(i));
      if (b == NO_BYTE) {
        return null;
      }
      bytes[i] = (byte) b;
    }
    return bytes;
  }

  private static int byteOf(char c) {
    if (c >= 0x80 && c <= 0xFF) {
      return c;
    }
    byte[] one = encode(String.valueOf(c), WINDOWS);
    return one == null ? NO_BYTE : one[0] & 0xFF;
  }

  private static byte @Nullable [] encode(String text, Charset charset) {
    try {
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static @Nullable String decode(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /// What shops and customers write. Left out are phonetic signs, accents without a letter and old
  /// scripts, into which sound text such as `NESCAFÉ®` would decode.
  private static final IntPredicate WRITTEN =
      c ->
          c >= 0xA0 && c <= 0x17F && c != 0x12E
              || c >= 0x370 && c <= 0x52F
              || c >= 0x5D0 && c <= 0x6FF
              || c >= 0xE00 && c <= 0xE7F
              || c >= 0x1E00 && c <= 0x1FFF
              || c >= 0x2010 && c <= 0x27BF
              || c >= 0x3000 && c <= 0x30FF
              || c >= 0x4E00 && c <= 0x9FFF
              || c >= 0xAC00 && c <= 0xD7A3
              || c >= 0xFE0F && c <= 0xFFEF
              || c >= 0x1F300 && c <= 0x1FAFF;
}
