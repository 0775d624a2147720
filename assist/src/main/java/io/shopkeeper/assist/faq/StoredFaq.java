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
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The stored questions and answers, indexed when first asked and again within a minute of a
/// change, or at once where it is told of it. Safe for any number of threads.
public final class StoredFaq {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Facts facts;
  private final Encoders encoders;
  private final Workers workers;
  private final InstantSource clock;
  private final AtomicLong changes = new AtomicLong();
  private @Nullable Indexed indexed;

  /// Entries as they were read once, after so many changes.
  private record Indexed(List<FaqEntry> entries, FaqIndex index, Instant at, long changes) {}

  /// @param encoders closed by their owner
  public StoredFaq(Facts facts, Encoders encoders, Workers workers, InstantSource clock) {
    this.facts = facts;
    this.encoders = encoders;
    this.workers = workers;
    this.clock = clock;
  }

  /// The shop's own answer to a question; empty if none is sure enough.
  public Optional<FaqAnswer.Match> find(String question) {
    return index().ask(question, 1).answer();
  }

  /// Entries were added, which are to be found at once.
  public void changed() {
    changes.incrementAndGet();
  }

  /// The entries as they are now.
  synchronized FaqIndex index() {
    Indexed known = indexed;
    Instant now = clock.instant();
    // Counted before they are read: what is added meanwhile is read by the next who asks.
    long changed = changes.get();
    if (known == null || known.changes != changed || now.isAfter(known.at.plus(FRESH))) {
      List<FaqEntry> entries = entries();
      FaqIndex index =
          known != null && known.entries.equals(entries)
              ? known.index
              : FaqIndex.of(entries, encoders, workers);
      known = new Indexed(entries, index, now, changed);
      indexed = known;
    }
    return known.index;
  }

  List<FaqEntry> entries() {
    return facts.list(
        Query.of(StoredFaq.class, "faq.sql"),
        row -> new FaqEntry(new FaqId(row.text(0)), row.text(1), row.text(2)));
  }
}
