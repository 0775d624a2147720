package io.shopkeeper.ingest;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.ingest.HookReceipt.Outcome;
import io.shopkeeper.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings what platforms tell by webhooks into a store, by the rules of their exports: an order
/// that comes by file and by webhook is one.
///
/// What tells of an order or a product as it was before what was last told of it is late and left
/// out: a sale that arrives behind its cancellation is none. Else an order is taken however old it
/// is, since its number tells whether it is known; a product replaces the one before it, so one
/// that was changed more than 48 hours ago is late too. What is refused is in the folder of
/// rejects, with the name of the order or product in place of the record, which tells of people.
///
/// One at a time; an order costs a look at the catalogue.
public final class HookIntake {
  private static final Duration WINDOW = Duration.ofHours(48);

  private final Store store;
  private final Path rejectsDirectory;

  private static final int REMEMBERED = 100_000;

  /// When the last orders and products were changed of which this process was told, by platform,
  /// kind and name.
  private final Map<String, Instant> changes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  private long number;

  /// @param rejectsDirectory where refused records are kept; made if missing. The file beside it,
  ///   `categories.tsv`, is what people said of platforms' categories
  public HookIntake(Store store, Path rejectsDirectory) {
    this.store = store;
    this.rejectsDirectory = rejectsDirectory;
  }

  /// @param body the members of the JSON object: texts, numbers, truths, maps and lists
  public synchronized HookReceipt take(
      HookPlatform platform, String topic, Map<String, Object> body, Instant now) {
    var told = new HookBody(body);
    HookRows<?> rows =
        switch (platform) {
          case SHOPIFY -> ShopifyHook.rows(topic, told);
          case WOOCOMMERCE -> WooHook.rows(topic, told);
        };
    if (rows == null) {
      return HookReceipt.without(Outcome.IGNORED);
    }
    Notation notation = Notation.ofRequests(store.shop(), now);
    return isLate(platform, rows, notation)
        ? HookReceipt.without(Outcome.LATE)
        : read(platform, rows, notation);
  }

  private boolean isLate(HookPlatform platform, HookRows<?> rows, Notation notation) {
    Instant changed = changed(rows, notation);
    if (changed == null) {
      return false;
    }
    Instant last =
        changes.merge(
            "%s:%s:%s".formatted(platform.wireName(), rows.preset().kind().label(), rows.name()),
            changed,
            (one, other) -> one.isAfter(other) ? one : other);
    boolean replaces = rows.preset().kind() == RecordKind.PRODUCTS;
    return changed.isBefore(last) || replaces && changed.isBefore(notation.now().minus(WINDOW));
  }

  private static @Nullable Instant changed(HookRows<?> rows, Notation notation) {
    try {
      return rows.changedAt() == null ? null : notation.time(rows.changedAt(), "updated_at");
    } catch (Refusal e) {
      return null;
    }
  }

  private <F extends Enum<F> & Field> HookReceipt read(
      HookPlatform platform, HookRows<F> told, Notation notation) {
    Path file =
        rejectsDirectory.resolve(
            "hook-%d-%d.csv".formatted(notation.now().toEpochMilli(), ++number));
    try (RejectsFile rejects = new RejectsFile(file);
        FactsWriter writer = new FactsWriter(store)) {
      Load load = new Load(store.shop(), notation.now(), ColumnMap.NONE, rejects, Progress.NONE);
      Landings landings = Landings.of(load, writer, store.facts(), this::inOurCategory);
      FileTally tally = new FileTally(platform.wireName());
      PresetRows<F> reader =
          told.preset().opening().open(new PresetRows.Reading(load, landings, notation, tally));
      for (PresetRow<F> row : told.rows()) {
        Origin origin = new Origin(new Place(tally.file(), tally.read(), null), told.name());
        try {
          reader.row(row, origin);
        } catch (Refusal refusal) {
          load.reject(tally, refusal.at(origin.place(), origin.raw()));
        } catch (IllegalArgumentException e) {
          load.reject(tally, Refusal.of(e).at(origin.place(), origin.raw()));
        }
      }
      reader.finish();
      landings.finish();
      IngestReport.Stored stored = writer.finish();
      long accepted = tally.records().accepted();
      boolean known = stored.eventsAlreadyStored() + stored.eventsInConflict() > 0;
      return new HookReceipt(
          Outcome.TAKEN,
          known ? 0 : accepted,
          tally.records().duplicates() + (known ? accepted : 0),
          rejects.first(),
          stored.products() == 0 ? List.of() : product(told.name()));
    }
  }

  /// What people said of categories holds for webhooks too.
  private Product inOurCategory(Product product) {
    return CleaningChoice.categories(rejectsDirectory.resolveSibling("")).apply(product);
  }

  private List<Product> product(String id) {
    return List.copyOf(store.facts().products(List.of(new ProductId(id))).values());
  }
}
