package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills in who came, in which session, and the name of a list that was shown, where one of the
/// rows of an event leaves it out, from the rows of the same event next to it, if all that name one
/// agree. Memory: 100,000 rows a field.
final class RowGaps {
  private static final int MOST = 100_000;

  private final Field customer = new Field("customer");
  private final Field session = new Field("session");
  private final Field list = new Field("list");

  /// The event whose rows come now.
  private @Nullable String id;

  /// What the rows of the event say of one field, and those that do not say.
  private static final class Field {
    private final String name;
    private final Map<Long, String> found = new HashMap<>();
    private final List<Long> gaps = new ArrayList<>();
    private @Nullable String said;
    private boolean agreed = true;

    Field(String name) {
      this.name = name;
    }

    void add(RecordText record) {
      String own = record.find(name);
      if (own == null) {
        gaps.add(Clocks.key(record));
      } else {
        agreed &= said == null || said.equals(own);
        said = own;
      }
    }

    void finish() {
      String right = said;
      if (right != null && agreed) {
        for (Long gap : gaps) {
          if (found.size() < MOST) {
            found.put(gap, right);
          }
        }
      }
      gaps.clear();
      said = null;
      agreed = true;
    }

    /// What a row should say; null if it says it, or nothing is known.
    @Nullable String missing(RecordText record) {
      return found.isEmpty() || record.find(name) != null ? null : found.get(Clocks.key(record));
    }

    void note(RecordText record, String value) {
      record.note(name, "", value, Rule.IMPUTED, "the other rows of the event say so");
    }
  }

  void add(ShopEvent event, RecordText record) {
    String own = record.find("id");
    if (!(event instanceof ShopEvent.ViewItemList) || own == null) {
      return;
    }
    if (!own.equals(id)) {
      finish();
      id = own;
    }
    customer.add(record);
    session.add(record);
    list.add(record);
  }

  /// The last event has come to its end.
  void finish() {
    customer.finish();
    session.finish();
    list.finish();
  }

  ShopEvent apply(ShopEvent event, RecordText record) {
    if (!(event instanceof ShopEvent.ViewItemList shown)) {
      return event;
    }
    Visit visit = shown.visit();
    CustomerId who = visit.customer();
    SessionId when = visit.session();
    String listed = shown.list();
    String missing = who == null ? customer.missing(record) : null;
    if (missing != null) {
      who = new CustomerId(missing);
      customer.note(record, missing);
    }
    missing = when == null ? session.missing(record) : null;
    if (missing != null) {
      when = new SessionId(missing);
      session.note(record, missing);
    }
    missing = list.missing(record);
    if (missing != null) {
      listed = missing;
      list.note(record, missing);
    }
    Visit whole = new Visit(who, when, visit.channel(), visit.time());
    return new ShopEvent.ViewItemList(shown.id(), whole, listed, shown.products());
  }
}
