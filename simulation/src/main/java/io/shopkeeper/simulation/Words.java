package io.shopkeeper.simulation;

import java.util.Arrays;
import java.util.List;

/// The same in English and Chinese.
public record Words(String english, String chinese) {

  /// From `english=chinese`.
  public static Words of(String pair) {
    int equals = pair.indexOf('=');
    return new Words(pair.substring(0, equals), pair.substring(equals + 1));
  }

  /// From pairs parted by `|`.
  public static List<Words> list(String pairs) {
    return Arrays.stream(pairs.split("\\|")).map(Words::of).toList();
  }

  public String in(boolean inChinese) {
    return inChinese ? chinese : english;
  }
}
