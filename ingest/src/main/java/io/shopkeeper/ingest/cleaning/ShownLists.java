package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.numeric.LongIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills in from which list, and which place of it, a product was selected, where the session was
/// shown it before in one list and place only, and nine in ten selections of the load say: of the
/// list and of the place each by itself. Where the rows of a list do not say the place, it is that
/// of the row among those of its event, if nine in ten selections that say both agree.
///
/// Memory: 45 bytes a product of a session that was shown in a list, of the first million.
final class ShownLists {
  private static final int MOST = 1_000_000;
  private static final int MOST_LISTS = 10_000;
  private static final int SEVERAL = -1;
  private static final int NONE = 0;
  private static final int MOST_DIGITS = 6;
  private static final double RARE = .1;
  private static final int FEWEST = 20;

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

  /// Places that were counted: of selections that say their place, how many say the same.
  private final BitSet counted = new BitSet();

  private long compared;
  private long agreed;

  /// The event whose rows come now, and which row of it this is.
  private @Nullable String id;

  private int rowOfEvent;

  /// The next row, whether it can be read or not.
  void row(RecordText record) {
    String own = record.type() == RecordType.EVENT ? record.find("id") : null;
    rowOfEvent = own != null && own.equals(id) ? rowOfEvent + 1 : 1;
    id = own;
  }

  /// The next row is of an event of one row.
  void row() {
    id = null;
  }

  void add(ShopEvent event, RecordText record) {
    switch (event) {
      case ShopEvent.ViewItemList list -> {
        String name = record.find("list");
        SessionId session = event.visit().session();
        if (name != null && session != null) {
          String said = record.find("position");
          boolean own = list.products().size() == 1;
          boolean counts = own && said == null && record.find("id") != null;
          int place = counts ? rowOfEvent : own ? number(said) : NONE;
          long time = Clocks.micros(event.visit().time());
          list.products()
              .forEach(product -> shown(key(session, product), name, place, counts, time));
        }
      }
      case ShopEvent.SelectItem select -> {
        SessionId session = event.visit().session();
        long key = session == null ? 0 : key(session, select.product());
        count(key, select.list() != null, select.position());
      }
      case ShopEvent.ViewItem _,
          ShopEvent.AddToWishlist _,
          ShopEvent.AddToCart _,
          ShopEvent.RemoveFromCart _,
          ShopEvent.Search _,
          ShopEvent.Purchase _,
          ShopEvent.Refund _ -> {}
    }
  }

  /// Counts a selection that is no object.
  void add(PlainEvent event) {
    Word session = event.session();
    Word product = event.product();
    long key = session == null || product == null ? 0 : key(session.hash(), product.hash());
    count(key, event.listed(), event.place());
  }

  /// @param key of its session and product; 0 for no session
  /// @param named whether it names its list
  /// @param place 0 for none
  private void count(long key, boolean named, int place) {
    selections++;
    withoutList += named ? 0 : 1;
    withoutPlace += place > 0 ? 0 : 1;
    int row = key == 0 || place == 0 ? -1 : shown.find(key);
    if (row >= 0 && counted.get(row) && places[row] > NONE) {
      compared++;
      agreed += places[row] == place ? 1 : 0;
    }
  }

  private void shown(long key, String name, int place, boolean counts, long time) {
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
    counted.set(row, counts);
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
    return key(Hashes.of(session.value()), Hashes.of(product.value()));
  }

  private static long key(long session, long product) {
    return Hashes.mix(session + 31 * product);
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
    if (place == 0 && hasPlace(row) && withoutPlace <= RARE * selections) {
      place = places[row];
      record.note("position", "", String.valueOf(place), Rule.IMPUTED, "where it was shown");
    }
    return new ShopEvent.SelectItem(select.id(), select.visit(), name, select.product(), place);
  }

  private boolean hasPlace(int row) {
    boolean sure = !counted.get(row) || compared >= FEWEST && compared - agreed <= RARE * compared;
    return sure && places[row] > NONE;
  }
}
