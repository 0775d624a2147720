package io.shopkeeper.assist.faq;

import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.FaqId;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stored questions and answers, indexed when first asked and again within a minute of a
/// change. Safe for any number of threads.
public final class StoredFaq {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Facts facts;
  private final Encoders encoders;
  private final Workers workers;
  private final InstantSource clock;
  private volatile @Nullable Indexed indexed;

  /// Entries as they were read once.
  private record Indexed(List<FaqEntry> entries, FaqIndex index, Instant at) {}

  /// @param encoders closed by their owner
  public StoredFaq(Facts facts, Encoders encoders, Workers workers, InstantSource clock) {
    this.facts = facts;
    this.encoders = encoders;
    this.workers = workers;
    this.clock = clock;
  }

  /// The shop's own answer to a question; empty if none is sure enough.
  public Optional<FaqEntry> find(String question) {
    return index().ask(question, 1).answer();
  }

  /// Entries were added, which are to be found at once.
  public void changed() {
    indexed = null;
  }

  private FaqIndex index() {
    Indexed known = indexed;
    Instant now = clock.instant();
    if (known == null || now.isAfter(known.at.plus(FRESH))) {
      List<FaqEntry> entries =
          facts.list(
              Query.of(StoredFaq.class, "faq.sql"),
              row -> new FaqEntry(new FaqId(row.text(0)), row.text(1), row.text(2)));
      FaqIndex index =
          known != null && known.entries.equals(entries)
              ? known.index
              : FaqIndex.of(entries, encoders, workers);
      known = new Indexed(entries, index, now);
      indexed = known;
    }
    return known.index;
  }
}
