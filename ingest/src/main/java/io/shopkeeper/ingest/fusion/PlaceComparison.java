package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.FoldedText;
import io.shopkeeper.ingest.fusion.clean.Hashes;
import io.shopkeeper.ingest.fusion.clean.Likeness;
import java.util.List;

/// Postcode and city together: the one nearly tells the other, so that counting both would count
/// the same agreement twice.
final class PlaceComparison implements Comparison {
  private static final int POSTCODE = 0;
  private static final int CITY = 1;
  private static final int NEAR = 2;
  private static final int DIFFERENT = 3;

  private static final double POSTCODE_BACKGROUND = 1e-3;
  private static final double CITY_BACKGROUND = 1e-2;
  private static final int SHORTEST_POSTCODE = 3;
  private static final int TELLING = 4;
  private static final double TYPING_ERROR = .92;

  private static final List<Level> LEVELS =
      List.of(
          Level.agreeingOnValue("same postcode", .60, .62, .002),
          Level.agreeingOnValue("same city", .20, .20, .03),
          Level.agreeing("typing error", .05, .05, .01),
          Level.differing("different", .15, .13, .96));

  private final String[] postcodes;
  private final String[] cities;
  private final Frequencies postcodeFrequencies = new Frequencies(POSTCODE_BACKGROUND);
  private final Frequencies cityFrequencies = new Frequencies(CITY_BACKGROUND);

  PlaceComparison(JointRecords records) {
    postcodes = new String[records.size()];
    cities = new String[records.size()];
    for (int i = 0; i < postcodes.length; i++) {
      boolean ofA = i < records.sizeA();
      postcodes[i] = postcode(records.text(i, FusionField.POSTCODE));
      if (!postcodes[i].isEmpty()) {
        postcodeFrequencies.add(Hashes.of(postcodes[i]), ofA);
      }
      cities[i] = city(records.text(i, FusionField.CITY));
      if (!cities[i].isEmpty()) {
        cityFrequencies.add(Hashes.of(cities[i]), ofA);
      }
    }
  }

  /// Letters and digits; leading zeros, which spreadsheets take away, do not count.
  private static String postcode(String text) {
    String plain = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    String folded = FoldedText.of(plain).replace(" ", "");
    int zeros = 0;
    while (zeros < folded.length() && folded.charAt(zeros) == '0') {
      zeros++;
    }
    String telling = folded.substring(zeros);
    return telling.length() < SHORTEST_POSTCODE ? "" : telling;
  }

  private static String city(String text) {
    String folded = FoldedText.of(text);
    boolean cityWord = folded.endsWith("市") && folded.length() > 2;
    return cityWord ? folded.substring(0, folded.length() - 1) : folded;
  }

  @Override
  public String name() {
    return "place";
  }

  @Override
  public Role role() {
    return Role.EVIDENCE;
  }

  @Override
  public List<Level> levels() {
    return LEVELS;
  }

  /// Empty where there is none.
  String postcode(int record) {
    return postcodes[record];
  }

  /// Empty where there is none.
  String city(int record) {
    return cities[record];
  }

  @Override
  public int level(int left, int right) {
    String postcode = postcodes[left];
    String city = cities[left];
    boolean postcodesKnown = !postcode.isEmpty() && !postcodes[right].isEmpty();
    boolean citiesKnown = !city.isEmpty() && !cities[right].isEmpty();
    if (postcodesKnown && postcode.equals(postcodes[right])) {
      return POSTCODE;
    }
    if (citiesKnown && city.equals(cities[right])) {
      return CITY;
    }
    if (!postcodesKnown && !citiesKnown) {
      return UNKNOWN;
    }
    boolean postcodeNear =
        postcodesKnown
            && postcode.length() >= TELLING
            && Likeness.withinOneEdit(postcode, postcodes[right]);
    boolean cityNear = citiesKnown && isTypingError(city, cities[right]);
    return postcodeNear || cityNear ? NEAR : DIFFERENT;
  }

  private static boolean isTypingError(String one, String other) {
    boolean long_ = one.length() >= TELLING && other.length() >= TELLING;
    return long_
        && (Likeness.withinOneEdit(one, other) || Likeness.jaroWinkler(one, other) >= TYPING_ERROR);
  }

  @Override
  public double frequency(int left, int right, int level) {
    return level == POSTCODE
        ? postcodeFrequencies.of(Hashes.of(postcodes[left]))
        : cityFrequencies.of(Hashes.of(cities[left]));
  }
}
