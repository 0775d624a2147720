package io.shopkeeper.ingest;

import io.shopkeeper.domain.EventType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The names under which shops know the events: the GA4 vocabulary and its common variants.
final class EventNames {
  private static final Map<String, EventType> EXACT = new HashMap<>();
  private static final Map<String, EventType> NORMAL = new HashMap<>();

  static {
    add(EventType.VIEW_ITEM, "view_item", "view", "item_view", "product_view", "pv", "浏览", "查看");
    add(EventType.VIEW_ITEM_LIST, "view_item_list", "impression", "曝光", "展示");
    add(EventType.SELECT_ITEM, "select_item", "click", "item_click", "点击");
    add(
        EventType.ADD_TO_WISHLIST,
        "add_to_wishlist",
        "wishlist",
        "favourite",
        "favorite",
        "fav",
        "收藏");
    add(EventType.ADD_TO_CART, "add_to_cart", "cart", "add_to_basket", "basket", "加购", "加入购物车");
    add(EventType.REMOVE_FROM_CART, "remove_from_cart", "remove_from_basket", "移出购物车");
    add(EventType.SEARCH, "search", "view_search_results", "搜索");
    add(EventType.PURCHASE, "purchase", "buy", "order", "transaction", "购买", "下单", "成交");
    add(EventType.REFUND, "refund", "return", "cancel", "退款", "退货");
  }

  private EventNames() {}

  private static void add(EventType type, String... names) {
    for (String name : names) {
      EXACT.put(name, type);
      NORMAL.put(Names.normal(name), type);
    }
  }

  static @Nullable EventType find(String name) {
    EventType type = EXACT.get(name);
    return type != null ? type : NORMAL.get(Names.normal(name));
  }

  static String known() {
    return Arrays.stream(EventType.values())
        .map(EventType::wireName)
        .collect(Collectors.joining(", "));
  }
}
