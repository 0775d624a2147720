package io.shopkeeper.ingest;

import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.fusion.FusionRecord;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The stored customers or products of a shop, by the platform they came from.
///
/// The attribute [#SOURCE] names it; records without are the shop's own. Attributes that fusion
/// knows by name (`gtin`, `email_sha256`, `name`…) are read as such.
public final class StoredRecords {
  /// The attribute that names the platform of a record.
  public static final String SOURCE = "source";

  /// The platform of records that name none.
  public static final String OWN = "shop";

  private static final Set<String> UNTOLD = Set.of(SOURCE, "link", "image_link");

  private final FusionKind kind;
  private final Names<FusionColumn> names;
  private final SequencedMap<String, List<FusionRecord>> platforms = new TreeMap<>();

  private StoredRecords(FusionKind kind) {
    this.kind = kind;
    this.names = new Names<>(FusionColumn.of(kind));
  }

  /// A record and the platform it came from.
  public record OfPlatform(String platform, FusionRecord record) {}

  /// The records of some ids that there are, by id.
  public static Map<String, OfPlatform> of(Facts facts, FusionKind kind, List<String> ids) {
    var records = new HashMap<String, OfPlatform>();
    read(facts, kind, false, ids)
        .forEach((platform, all) ->
            all.forEach(record -> records.put(record.id(), new OfPlatform(platform, record))));
    return records;
  }

  /// The records by platform, platforms in the order of their names, records of their ids.
  public static SequencedMap<String, List<FusionRecord>> read(Facts facts, FusionKind kind) {
    return read(facts, kind, true, List.of());
  }

  private static SequencedMap<String, List<FusionRecord>> read(
      Facts facts, FusionKind kind, boolean all, List<String> ids) {
    var stored = new StoredRecords(kind);
    switch (kind) {
      case CUSTOMERS ->
          facts.list(
              Query.of(StoredRecords.class, "fusion-customers.sql", all, ids),
              row -> stored.add(stored.draft(row, 1, 2), row, 1, 2));
      case PRODUCTS ->
          facts.list(
              Query.of(StoredRecords.class, "fusion-products.sql", all, ids),
              row -> {
                FusionDraft draft = stored.draft(row, 6, 7);
                set(draft, FusionColumn.TITLE, row.textOrNull(1));
                set(draft, FusionColumn.BRAND, row.textOrNull(2));
                set(draft, FusionColumn.CATEGORY, row.textOrNull(3));
                set(draft, FusionColumn.PRICE, price(row));
                return stored.add(draft, row, 6, 7);
              });
    }
    return stored.platforms;
  }

  private FusionDraft draft(Row row, int names, int values) {
    var draft = new FusionDraft(kind);
    List<String> attributes = row.texts(names);
    List<String> texts = row.texts(values);
    for (int i = 0; i < attributes.size(); i++) {
      String name = attributes.get(i);
      FusionColumn column = this.names.find(name);
      if (column != null && column.field() != null) {
        draft.set(column, texts.get(i));
      } else if (!UNTOLD.contains(name)) {
        draft.attribute(name, texts.get(i));
      }
    }
    draft.set(FusionColumn.idOf(kind), row.text(0));
    return draft;
  }

  private boolean add(FusionDraft draft, Row row, int names, int values) {
    int source = row.texts(names).indexOf(SOURCE);
    String platform = source < 0 ? OWN : row.texts(values).get(source);
    return platforms.computeIfAbsent(platform, _ -> new ArrayList<>()).add(draft.build());
  }

  private static void set(FusionDraft draft, FusionColumn column, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      draft.set(column, text);
    }
  }

  private static @Nullable String price(Row row) {
    String currency = row.textOrNull(5);
    return currency == null || row.isNull(4)
        ? null
        : BigDecimal.valueOf(
                row.integer(4),
                Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()))
            .toPlainString();
  }
}
