package io.shopkeeper.ingest.fusion;

import java.util.List;

/// Prices, by how far apart they are. One that is a hundred times the other may be in cents.
final class PriceComparison implements Comparison {
  private static final int SAME = 0;
  private static final int NEAR = 1;
  private static final int HUNDREDFOLD = 2;
  private static final int APART = 3;
  private static final int DIFFERENT = 4;

  private static final double SAME_RATIO = Math.log(1.01);
  private static final double NEAR_RATIO = Math.log(1.12);
  private static final double APART_RATIO = Math.log(1.4);
  private static final double HUNDRED = Math.log(100);
  private static final int DECIMALS = 2;

  private static final List<Level> LEVELS =
      List.of(
          Level.agreeing("same", .45, .35, .02),
          Level.agreeing("near", .30, .25, .08),
          Level.agreeing("a hundredfold", .02, .01, .004),
          Level.differing("apart", .13, .19, .18),
          Level.differing("different", .10, .20, .716));

  /// Logarithms; not a number where there is none.
  private final double[] prices;

  PriceComparison(JointRecords records) {
    prices = new double[records.size()];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = Math.log(parse(records.text(i, FusionField.PRICE)));
      prices[i] = Double.isInfinite(prices[i]) ? Double.NaN : prices[i];
    }
  }

  /// The first number of a text. The last of its marks parts decimals if two digits or one follow
  /// it.
  static double parse(String text) {
    int from = 0;
    while (from < text.length() && !isDigit(text.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < text.length()
        && (isDigit(text.charAt(to)) || ".,'".indexOf(text.charAt(to)) >= 0)) {
      to++;
    }
    String number = text.substring(from, to);
    int mark = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
    int decimals = number.length() - mark - 1;
    boolean decimal =
        mark >= 0 && (decimals <= DECIMALS || number.indexOf('.') == mark && decimals > 3);
    String digits = number.replaceAll("\\D", "");
    if (digits.isEmpty()) {
      return Double.NaN;
    }
    return Double.parseDouble(digits) / (decimal ? Math.pow(10, decimals) : 1);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public String name() {
    return FusionField.PRICE.label();
  }

  @Override
  public Role role() {
    return Role.EVIDENCE;
  }

  @Override
  public List<Level> levels() {
    return LEVELS;
  }

  @Override
  public int level(int left, int right) {
    double apart = Math.abs(prices[left] - prices[right]);
    if (Double.isNaN(apart)) {
      return UNKNOWN;
    }
    if (apart <= NEAR_RATIO) {
      return apart <= SAME_RATIO ? SAME : NEAR;
    }
    if (Math.abs(apart - HUNDRED) <= SAME_RATIO) {
      return HUNDREDFOLD;
    }
    return apart <= APART_RATIO ? APART : DIFFERENT;
  }
}
