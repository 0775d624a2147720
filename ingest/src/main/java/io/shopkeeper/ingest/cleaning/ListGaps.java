package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.ShopEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills in the name of a list that was shown, where one of its rows leaves it out, from the rows
/// of the same event next to it, if all that name one agree. Memory: 100,000 rows.
final class ListGaps {
  private static final int MOST = 100_000;

  private final Map<Long, String> found = new HashMap<>();

  /// The event whose rows come now, what they call the list, and those that do not say.
  private @Nullable String id;

  private @Nullable String list;
  private boolean agreed;
  private final List<Long> gaps = new ArrayList<>();

  void add(ShopEvent event, RecordText record) {
    String own = record.find("id");
    if (!(event instanceof ShopEvent.ViewItemList) || own == null) {
      return;
    }
    if (!own.equals(id)) {
      finish();
      id = own;
      list = null;
      agreed = true;
    }
    String name = record.find("list");
    if (name == null) {
      gaps.add(Clocks.key(record));
    } else {
      agreed &= list == null || list.equals(name);
      list = name;
    }
  }

  /// The last event has come to its end.
  void finish() {
    String name = list;
    if (name != null && agreed) {
      for (Long gap : gaps) {
        if (found.size() < MOST) {
          found.put(gap, name);
        }
      }
    }
    gaps.clear();
  }

  ShopEvent apply(ShopEvent event, RecordText record) {
    if (found.isEmpty()
        || !(event instanceof ShopEvent.ViewItemList shown)
        || record.find("list") != null) {
      return event;
    }
    String name = found.get(Clocks.key(record));
    if (name == null) {
      return event;
    }
    record.note("list", "", name, Rule.IMPUTED, "the other rows of the list call it so");
    return new ShopEvent.ViewItemList(shown.id(), shown.visit(), name, shown.products());
  }
}
