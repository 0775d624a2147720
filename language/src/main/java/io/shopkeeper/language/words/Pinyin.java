package io.shopkeeper.language.words;

import com.hankcs.hanlp.HanLP;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How Chinese is typed in Latin letters, by HanLP's dictionary of readings; without tones. A
/// character of several readings has the one it has in its phrase. Safe for any number of threads.
public final class Pinyin {
  private Pinyin() {}

  /// As in `lianyiqun` for 连衣裙; other characters stay as they are.
  public static String of(String text) {
    return String.join("", syllables(text));
  }

  /// As in `lyq` for 连衣裙.
  public static String initials(String text) {
    return syllables(text).stream()
        .map(syllable -> syllable.substring(0, 1))
        .collect(Collectors.joining());
  }

  private static List<String> syllables(String text) {
    var readings = HanLP.convertToPinyinList(text);
    var syllables = new java.util.ArrayList<String>(readings.size());
    for (int i = 0; i < readings.size(); i++) {
      String syllable = readings.get(i).getPinyinWithoutTone().toLowerCase(Locale.ROOT);
      // What has no reading is called "none".
      syllables.add(
          syllable.equals("none") || syllable.isEmpty() ? text.substring(i, i + 1) : syllable);
    }
    return syllables;
  }
}
