package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.FoldedText;
import java.util.Arrays;
import java.util.List;

/// Addresses, titles and other texts of several words, by the cosine of their words and n-grams.
final class TextComparison implements Comparison {
  private static final double[] AT_LEAST = {.97, .75, .5, .25};
  private static final int SIMILAR = 2;

  /// The share of one text, such as an address or a title, in the world.
  private static final double BACKGROUND = 1e-4;

  private static final List<Level> ADDRESS =
      List.of(
          Level.agreeingOnValue("same", .45, .45, 1e-5),
          Level.agreeing("nearly the same", .25, .25, 1e-5),
          Level.agreeing("similar", .15, .12, 1e-4),
          Level.differing("little alike", .05, .06, .01),
          Level.differing("different", .10, .12, .99));
  private static final List<Level> TITLE =
      List.of(
          Level.agreeingOnValue("same", .35, .15, 1e-5),
          Level.agreeing("nearly the same", .35, .35, 1e-5),
          Level.agreeing("similar", .20, .30, 1e-4),
          Level.differing("little alike", .07, .15, .01),
          Level.differing("different", .03, .05, .99));
  private static final List<Level> CATEGORY =
      List.of(
          Level.agreeing("same", .30, .35, .02),
          Level.agreeing("nearly the same", .10, .10, .01),
          Level.agreeing("similar", .15, .15, .03),
          Level.differing("little alike", .15, .15, .06),
          Level.differing("different", .30, .25, .88));
  private static final List<Level> ATTRIBUTES =
      List.of(
          Level.agreeing("same", .25, .05, 1e-3),
          Level.agreeing("nearly the same", .25, .25, .01),
          Level.agreeing("similar", .20, .30, .05),
          Level.differing("little alike", .15, .20, .15),
          Level.differing("different", .15, .20, .79));

  private final FusionField field;
  private final List<Level> levels;
  private final TextFeatures features;
  private final Frequencies frequencies = new Frequencies(BACKGROUND);

  /// The numbers in each text, sorted: two addresses of one street differ in them alone. Empty for
  /// fields whose numbers are no concern of this comparison.
  private final int[][] numbers;

  private TextComparison(FusionField field, List<Level> levels, int sizeA, String[] texts) {
    this.field = field;
    this.levels = levels;
    numbers = new int[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      numbers[i] = field == FusionField.ADDRESS ? numbers(texts[i]) : new int[0];
    }
    features = new TextFeatures(texts);
    for (int i = 0; i < texts.length; i++) {
      if (!features.isEmpty(i)) {
        frequencies.add(features.key(i), i < sizeA);
      }
    }
  }

  static TextComparison address(JointRecords records) {
    return of(records, FusionField.ADDRESS, ADDRESS);
  }

  static TextComparison title(JointRecords records, ProductTitles titles) {
    String[] texts = new String[records.size()];
    Arrays.setAll(texts, titles::plain);
    return new TextComparison(FusionField.TITLE, TITLE, records.sizeA(), texts);
  }

  static TextComparison category(JointRecords records) {
    return of(records, FusionField.CATEGORY, CATEGORY);
  }

  static TextComparison attributes(JointRecords records) {
    return of(records, FusionField.ATTRIBUTES, ATTRIBUTES);
  }

  private static TextComparison of(JointRecords records, FusionField field, List<Level> levels) {
    String[] texts = new String[records.size()];
    Arrays.setAll(texts, i -> FoldedText.of(records.text(i, field)));
    return new TextComparison(field, levels, records.sizeA(), texts);
  }

  private static int[] numbers(String text) {
    return Arrays.stream(text.split("[^0-9]+"))
        .filter(digits -> !digits.isEmpty())
        .mapToInt(String::hashCode)
        .sorted()
        .distinct()
        .toArray();
  }

  @Override
  public String name() {
    return field.label();
  }

  @Override
  public Role role() {
    return Role.EVIDENCE;
  }

  @Override
  public List<Level> levels() {
    return levels;
  }

  TextFeatures features() {
    return features;
  }

  @Override
  public int level(int left, int right) {
    if (features.isEmpty(left) || features.isEmpty(right)) {
      return UNKNOWN;
    }
    if (features.key(left) == features.key(right)) {
      return 0;
    }
    double cosine = features.cosine(left, right);
    int level = 0;
    while (level < AT_LEAST.length && cosine < AT_LEAST[level]) {
      level++;
    }
    // Only the same text has a frequency; what is the same but for the order of words is near.
    int best = contradict(numbers[left], numbers[right]) ? SIMILAR : 1;
    return Math.max(level, best);
  }

  /// Whether each has numbers and neither has one of the other's.
  private static boolean contradict(int[] one, int[] other) {
    if (one.length == 0 || other.length == 0) {
      return false;
    }
    for (int number : one) {
      if (Arrays.binarySearch(other, number) >= 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public double frequency(int left, int right, int level) {
    return frequencies.of(features.key(left));
  }
}
