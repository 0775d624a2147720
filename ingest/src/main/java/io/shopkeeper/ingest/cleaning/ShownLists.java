package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.numeric.LongIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills in from which list, and which place of it, a product was selected, where the session was
/// shown it before in one list and place only, and nine in ten selections of the load say: of the
/// list and of the place each by itself.
///
/// Memory: 41 bytes a product of a session that was shown in a list, of the first million.
final class ShownLists {
  private static final int MOST = 1_000_000;
  private static final int MOST_LISTS = 10_000;
  private static final int SEVERAL = -1;
  private static final int NONE = 0;
  private static final int MOST_DIGITS = 6;
  private static final double RARE = .1;

  private final LongIndex shown = new LongIndex();

  /// By number of the product in its session: the list, from 1, and the place.
  private int[] lists = new int[1 << 8];

  private int[] places = new int[1 << 8];

  /// When it was first shown, in microseconds.
  private long[] times = new long[1 << 8];

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private long selections;
  private long withoutList;
  private long withoutPlace;

  void add(ShopEvent event, RecordText record) {
    switch (event) {
      case ShopEvent.ViewItemList list -> {
        String name = record.find("list");
        SessionId session = event.visit().session();
        if (name != null && session != null) {
          int place = list.products().size() == 1 ? number(record.find("position")) : NONE;
          long time = Clocks.micros(event.visit().time());
          list.products().forEach(product -> shown(key(session, product), name, place, time));
        }
      }
      case ShopEvent.SelectItem select -> count(select.list() != null, select.position() > 0);
      case ShopEvent.ViewItem _,
          ShopEvent.AddToWishlist _,
          ShopEvent.AddToCart _,
          ShopEvent.RemoveFromCart _,
          ShopEvent.Search _,
          ShopEvent.Purchase _,
          ShopEvent.Refund _ -> {}
    }
  }

  /// Counts a selection.
  ///
  /// @param named whether it names its list
  /// @param placed whether it names its place
  void count(boolean named, boolean placed) {
    selections++;
    withoutList += named ? 0 : 1;
    withoutPlace += placed ? 0 : 1;
  }

  private void shown(long key, String name, int place, long time) {
    int row = shown.size() < MOST ? shown.add(key) : shown.find(key);
    int list = list(name);
    if (row < 0 || list == NONE) {
      return;
    }
    if (row >= lists.length) {
      lists = Arrays.copyOf(lists, row * 2);
      places = Arrays.copyOf(places, row * 2);
      times = Arrays.copyOf(times, row * 2);
    }
    times[row] = lists[row] == NONE ? time : Math.min(times[row], time);
    places[row] = lists[row] == NONE || places[row] == place ? place : SEVERAL;
    lists[row] = lists[row] == NONE || lists[row] == list ? list : SEVERAL;
  }

  private int list(String name) {
    Integer known = numbers.get(name);
    if (known == null && names.size() < MOST_LISTS) {
      names.add(name);
      known = names.size();
      numbers.put(name, known);
    }
    return known == null ? NONE : known;
  }

  private static long key(SessionId session, ProductId product) {
    return Hashes.mix(Hashes.of(session.value()) + 31 * Hashes.of(product.value()));
  }

  private static int number(@Nullable String text) {
    boolean digits =
        text != null
            && !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Integer.parseInt(text) : NONE;
  }

  /// Whether [#apply] may have something to fill in for a selection.
  boolean mayFill(boolean named, boolean placed) {
    long without = named ? withoutPlace : withoutList;
    return shown.size() > 0 && !(named && placed) && without <= RARE * selections;
  }

  ShopEvent apply(ShopEvent event, RecordText record) {
    SessionId session = event.visit().session();
    if (!(event instanceof ShopEvent.SelectItem select)
        || session == null
        || !mayFill(select.list() != null, select.position() > 0)) {
      return event;
    }
    int row = shown.find(key(session, select.product()));
    if (row < 0 || lists[row] <= NONE || times[row] > Clocks.micros(event.visit().time())) {
      return event;
    }
    String name = names.get(lists[row] - 1);
    int place = select.position();
    if (select.list() == null) {
      record.note("list", "", name, Rule.IMPUTED, "the session was shown the product in it only");
    } else if (!select.list().equals(name)) {
      return event;
    }
    if (place == 0 && places[row] > NONE && withoutPlace <= RARE * selections) {
      place = places[row];
      record.note("position", "", String.valueOf(place), Rule.IMPUTED, "where it was shown");
    }
    return new ShopEvent.SelectItem(select.id(), select.visit(), name, select.product(), place);
  }
}
