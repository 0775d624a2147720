package io.shopkeeper.recommend;

/// How much there is to learn from, and what the structures that trainers share hold of it: the
/// arithmetic behind [Memory]. All sizes are bytes of heap, at the most that is held at a time.
///
/// @param customers rows, anonymous visits included
/// @param named of the rows those of customers, whose ids are held
/// @param pairs of items that a row holds together, in both orders and over all rows: more entries
///   a table of items cannot have
/// @param busiest how many rows hold the most popular item
public record Extent(
    int customers, int named, int items, long interactions, long pairs, int busiest) {

  /// A number and where it belongs.
  private static final long ENTRY = Float.BYTES + Integer.BYTES;

  /// Another item, its score, and how many visitors had to do with both.
  private static final long TABLE_ENTRY = ENTRY + Integer.BYTES;

  /// Triples lie in arrays that double while they grow, then are sorted three times.
  private static final long BUILDING = 56;

  /// Of one matrix of floats.
  public static long floats(long rows, long columns) {
    return Float.BYTES * rows * columns;
  }

  /// What has been read already and stays: rows, and ids as texts. Measured on Gowalla, where the
  /// lists of a published file are held beside the rows made of them; of a visit only where its row
  /// begins.
  public long read() {
    return 72 * interactions + 600L * named + 16L * (customers - named) + 400L * items;
  }

  /// One matrix of customers × items in compressed rows, either way round.
  public long matrix() {
    return ENTRY * interactions + Integer.BYTES * ((long) customers + items);
  }

  /// The matrix both ways round, while it is made.
  public long matrices() {
    return Math.max(2 * matrix(), BUILDING * interactions);
  }

  /// A table of the greatest entries of every item.
  public long table(int neighbours) {
    return TABLE_ENTRY * entries(neighbours) + Integer.BYTES * (long) items;
  }

  /// The same while its rows are joined, which are held beside it.
  public long tableInMaking(int neighbours) {
    return 2 * table(neighbours) + 72L * items;
  }

  /// What a worker sums up in for every item.
  public long accumulators(int each, int workers) {
    return 2L * Long.BYTES * items * each * workers;
  }

  /// How popular every item is.
  public long popularity() {
    return 48L * items;
  }

  private long entries(int neighbours) {
    return Math.min((long) items * neighbours, pairs);
  }
}
