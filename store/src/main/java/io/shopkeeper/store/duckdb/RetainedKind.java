package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.EventType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What may be kept for a number of days.
public enum RetainedKind {
  VIEW_ITEM(EventType.VIEW_ITEM),
  VIEW_ITEM_LIST(EventType.VIEW_ITEM_LIST),
  SELECT_ITEM(EventType.SELECT_ITEM),
  ADD_TO_WISHLIST(EventType.ADD_TO_WISHLIST),
  ADD_TO_CART(EventType.ADD_TO_CART),
  REMOVE_FROM_CART(EventType.REMOVE_FROM_CART),
  SEARCH(EventType.SEARCH),
  PURCHASE(EventType.PURCHASE),
  REFUND(EventType.REFUND),
  /// By when they were written.
  REVIEWS("reviews"),
  /// By when they were last described or did anything, under whatever id. What they refused stays
  /// known: then only the description goes.
  CUSTOMERS("customers"),
  /// The reports of imports, with the rows they refused and changed.
  LOADS("loads"),
  /// Who was shown which arm, of experiments by when they were stopped: of those that run all are
  /// needed.
  EXPOSURES("exposures");

  private final @Nullable EventType event;
  private final String wireName;

  RetainedKind(EventType event) {
    this.event = event;
    this.wireName = event.wireName();
  }

  RetainedKind(String wireName) {
    this.event = null;
    this.wireName = wireName;
  }

  /// The name on the command line and in the log of removals.
  public String wireName() {
    return wireName;
  }

  /// The type of events that it is; null for one of other records.
  public @Nullable EventType event() {
    return event;
  }

  /// The kind of a name.
  public static Optional<RetainedKind> of(String name) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(name)).findFirst();
  }
}
