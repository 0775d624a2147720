package io.shopkeeper.simulation.soil;

/// How dirty an export is. A rate is the share of the records that can have such a fault; a record
/// has one fault at most.
///
/// @param duplicates of records, half of them exact
/// @param typos of records with a brand, a category, a title, a name or an event's name
/// @param swaps of records with two columns that are taken for each other
/// @param notations of records with an amount, a measure, a size or a colour
/// @param encodings of records with words: HTML entities, and mojibake where a letter is not ASCII
/// @param clocks of records with a time: 1970, the future, milliseconds and seconds confused
/// @param missing of records: one cell is emptied
/// @param outliers of records with a price
/// @param clockShifts of sessions
/// @param bots as a share of sessions, added to them
/// @param testOrders as a share of the lines of orders, added to them
public record SoilSettings(
    double duplicates,
    double typos,
    double swaps,
    double notations,
    double encodings,
    double clocks,
    double missing,
    double outliers,
    double clockShifts,
    double bots,
    double testOrders) {

  public static final SoilSettings DEFAULT =
      new SoilSettings(.02, .03, .01, .03, .01, .005, .02, .005, .01, .005, .005);

  /// Nothing is planted.
  public static final SoilSettings NONE = new SoilSettings(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public SoilSettings {
    double sum =
        share("duplicates", duplicates)
            + share("typos", typos)
            + share("swaps", swaps)
            + share("notations", notations)
            + share("encodings", encodings)
            + share("clocks", clocks)
            + share("missing", missing)
            + share("outliers", outliers);
    if (sum > 1) {
      throw new IllegalArgumentException(
          "the rates of faults of a record add up to %s, at most 1 is allowed".formatted(sum));
    }
    share("clockShifts", clockShifts);
    share("bots", bots);
    share("testOrders", testOrders);
  }

  /// The value, if it is one of a share.
  static double share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s is %s, from 0 to 1 are allowed".formatted(name, value));
    }
    return value;
  }
}
