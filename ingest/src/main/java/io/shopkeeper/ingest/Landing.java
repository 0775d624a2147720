package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.Hashes;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Where the records of one kind of a load arrive: each id once, the first content stays.
final class Landing<T> {
  private final Load load;
  private final Function<T, String> id;
  private final ToIntFunction<T> content;
  private final Consumer<T> target;
  private final Seen seen = new Seen();

  Landing(Load load, Function<T, String> id, Consumer<T> target) {
    this(load, id, Object::hashCode, target);
  }

  /// @param content a hash of what a record says
  Landing(Load load, Function<T, String> id, ToIntFunction<T> content, Consumer<T> target) {
    this.load = load;
    this.id = id;
    this.content = content;
    this.target = target;
  }

  /// Whether a record of this id has landed.
  boolean knows(String id) {
    return seen.knows(id);
  }

  /// Likewise by the hash of an id.
  boolean knows(long idHash) {
    return seen.knows(idHash);
  }

  /// Notes a record that landed elsewhere.
  void landed(long idHash, int content) {
    seen.see(idHash, content);
  }

  /// @param origins the rows the record was made of, one for most; none for what a file says beside
  ///   its own records, which is not counted
  void land(T record, FileTally tally, List<Origin> origins) {
    switch (seen.see(Hashes.of(id.apply(record)), content.applyAsInt(record))) {
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
