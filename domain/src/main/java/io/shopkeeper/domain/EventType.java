package io.shopkeeper.domain;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The kinds of [ShopEvent] and their names in files, tables and over HTTP (the GA4 e-commerce
/// vocabulary).
public enum EventType {
  VIEW_ITEM("view_item"),
  VIEW_ITEM_LIST("view_item_list"),
  SELECT_ITEM("select_item"),
  ADD_TO_WISHLIST("add_to_wishlist"),
  ADD_TO_CART("add_to_cart"),
  REMOVE_FROM_CART("remove_from_cart"),
  SEARCH("search"),
  PURCHASE("purchase"),
  REFUND("refund");

  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::wireName, Function.identity()));

  private final String wireName;

  EventType(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static Optional<EventType> of(String wireName) {
    return Optional.ofNullable(BY_NAME.get(wireName));
  }
}
