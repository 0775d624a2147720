package io.shopkeeper.ingest.cleaning;

import java.nio.charset.Charset;
import java.util.BitSet;

/// The 3,755 Chinese characters that are in common use: level 1 of GB 2312, which the standard
/// orders by sound and keeps apart from the rare ones.
final class CommonHan {
  private static final BitSet COMMON = new BitSet();

  static {
    byte[] bytes = new byte[2];
    for (int lead = 0xB0; lead <= 0xD7; lead++) {
      for (int trail = 0xA1; trail <= 0xFE; trail++) {
        bytes[0] = (byte) lead;
        bytes[1] = (byte) trail;
        char c = new String(bytes, Charset.forName("GBK")).charAt(0);
        if (c >= 0x4E00 && c <= 0x9FFF) {
          COMMON.set(c);
        }
      }
    }
  }

  private CommonHan() {}

  static boolean contains(char c) {
    return COMMON.get(c);
  }

  /// The share of common characters among the Chinese ones of a text; 0 if there is none.
  static double share(CharSequence text) {
    int common = 0;
    int han = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x3400 && c <= 0x9FFF || c >= 0xE000 && c <= 0xF8FF) {
        han++;
        common += COMMON.get(c) ? 1 : 0;
      }
    }
    return han == 0 ? 0 : (double) common / han;
  }
}
