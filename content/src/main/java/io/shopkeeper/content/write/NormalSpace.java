package io.shopkeeper.content.write;

import java.util.regex.Pattern;

/// A field on one line, as it is shown: without tags, control characters and outer blanks.
final class NormalSpace {
  private static final Pattern TAG =
      Pattern.compile("(?is)<(script|style)\\b.*?(</\\1\\s*>|$)|</?[a-z][^<>]*>");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}\\p{Z}]+");

  private NormalSpace() {}

  static String of(String text) {
    return SPACE.matcher(TAG.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
  }
}
