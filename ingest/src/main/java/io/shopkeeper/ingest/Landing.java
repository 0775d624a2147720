package io.shopkeeper.ingest;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Where the records of one kind of a load arrive: each id once, the first content stays.
final class Landing<T> {
  private final Load load;
  private final Function<T, String> id;
  private final Consumer<T> target;
  private final Seen seen = new Seen();

  Landing(Load load, Function<T, String> id, Consumer<T> target) {
    this.load = load;
    this.id = id;
    this.target = target;
  }

  /// Whether a record of this id has landed.
  boolean knows(String id) {
    return seen.knows(id);
  }

  /// @param origins the rows the record was made of, one for most; none for what a file says beside
  ///   its own records, which is not counted
  void land(T record, FileTally tally, List<Origin> origins) {
    switch (seen.see(id.apply(record), record)) {
      case FIRST -> {
        origins.forEach(_ -> tally.accepted());
        target.accept(record);
      }
      case SAME_AGAIN -> origins.forEach(_ -> tally.duplicate());
      case ANOTHER_CONTENT -> {
        Refusal refusal =
            new Refusal(
                RejectReason.CONFLICT,
                "id",
                "'%s' was read before with another content; the first stays"
                    .formatted(id.apply(record)));
        origins.forEach(origin -> load.reject(tally, refusal.at(origin.place(), origin.raw())));
      }
    }
  }
}
