package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventType;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.EventCells;
import io.shopkeeper.store.journal.ContentHash;
import io.shopkeeper.store.journal.EncodedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// Events as columns of rows of `event_line`, on their way into it. Used again for the next step.
///
/// Memory: 16 numbers and references a row, about 100 bytes, and the texts. Not thread-safe.
final class EventColumns {
  private static final byte[][] TYPES = types();

  private final ContentHash contents = new ContentHash();
  private int rows;
  private int events;
  private boolean[] begins;
  private int[] line;
  private long[] idHash;
  private long[] contentHash;
  private byte[][] id;
  private byte[][] type;
  private byte[] @Nullable [] customer;
  private byte[] @Nullable [] session;
  private byte[][] channel;
  private long[] occurred;
  private byte[] @Nullable [] product;
  private int[] quantity;
  private long[] price;
  private byte[] @Nullable [] currency;
  private int[] position;
  private byte[] @Nullable [] list;
  private byte[] @Nullable [] query;
  private byte[] @Nullable [] order;

  /// Rows that are written next, and the event before them.
  private int next;

  private long sequence;
  private BitSet leftOut = new BitSet();
  private int event;

  EventColumns(int capacity) {
    begins = new boolean[capacity];
    line = new int[capacity];
    idHash = new long[capacity];
    contentHash = new long[capacity];
    id = new byte[capacity][];
    type = new byte[capacity][];
    customer = new byte[capacity][];
    session = new byte[capacity][];
    channel = new byte[capacity][];
    occurred = new long[capacity];
    product = new byte[capacity][];
    quantity = new int[capacity];
    price = new long[capacity];
    currency = new byte[capacity][];
    position = new int[capacity];
    list = new byte[capacity][];
    query = new byte[capacity][];
    order = new byte[capacity][];
  }

  private static byte[][] types() {
    EventType[] all = EventType.values();
    byte[][] names = new byte[all.length][];
    Arrays.setAll(names, i -> utf8(all[i].wireName()));
    return names;
  }

  int rows() {
    return rows;
  }

  int events() {
    return events;
  }

  void clear() {
    rows = 0;
    events = 0;
  }

  void add(EventCells cells) {
    int row = begin(1);
    identity(row, cells.id(), cells.type(), EncodedEvent.idHash(cells.id()), contents.of(cells));
    visit(row, cells.customer(), cells.session(), cells.channel(), cells.occurredMicros());
    product[row] = cells.product();
    quantity[row] = cells.quantity();
    position[row] = cells.position();
    list[row] = cells.list();
    query[row] = cells.query();
  }

  void add(ShopEvent event) {
    EncodedEvent encoded = EncodedEvent.of(event);
    byte[] name = utf8(event.id().value());
    CustomerId who = event.visit().customer();
    SessionId when = event.visit().session();
    byte[] person = who == null ? null : utf8(who.value());
    byte[] visited = when == null ? null : utf8(when.value());
    byte[] by = utf8(event.visit().channel().name());
    long micros =
        TimeUnit.SECONDS.toMicros(event.visit().time().getEpochSecond())
            + event.visit().time().getNano() / 1_000;
    int lines = Math.max(1, event.products().size());
    for (int i = 1; i <= lines; i++) {
      int row = begin(i);
      identity(row, name, event.type(), encoded.idHash(), encoded.contentHash());
      visit(row, person, visited, by, micros);
      own(row, event, i - 1);
    }
  }

  /// What the type of the event has of its own, of line `i` from 0.
  private void own(int row, ShopEvent event, int i) {
    if (!event.products().isEmpty()) {
      product[row] = utf8(event.products().get(i).value());
    }
    switch (event) {
      case ShopEvent.ViewItem _, ShopEvent.AddToWishlist _ -> {}
      case ShopEvent.AddToCart e -> quantity[row] = e.quantity();
      case ShopEvent.RemoveFromCart e -> quantity[row] = e.quantity();
      case ShopEvent.ViewItemList e -> {
        position[row] = i + 1;
        list[row] = utf8(e.list());
      }
      case ShopEvent.SelectItem e -> {
        position[row] = e.position();
        list[row] = utf8OrNull(e.list());
      }
      case ShopEvent.Search e -> query[row] = utf8(e.query());
      case ShopEvent.Purchase e -> order(row, e.order(), e.lines().get(i));
      case ShopEvent.Refund e -> order(row, e.order(), e.lines().get(i));
    }
  }

  private void order(int row, @Nullable OrderId id, OrderLine bought) {
    quantity[row] = bought.quantity();
    price[row] = bought.unitPrice().minor();
    currency[row] = utf8(bought.unitPrice().currency().getCurrencyCode());
    order[row] = utf8OrNull(id == null ? null : id.value());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte @Nullable [] utf8OrNull(@Nullable String text) {
    return text == null ? null : utf8(text);
  }

  /// A row with nothing in it yet.
  private int begin(int number) {
    if (rows == begins.length) {
      grow();
    }
    int row = rows++;
    begins[row] = number == 1;
    events += number == 1 ? 1 : 0;
    line[row] = number;
    product[row] = null;
    quantity[row] = 0;
    price[row] = 0;
    currency[row] = null;
    position[row] = 0;
    list[row] = null;
    query[row] = null;
    order[row] = null;
    return row;
  }

  /// For an event of very many lines.
  private void grow() {
    int size = rows * 2;
    begins = Arrays.copyOf(begins, size);
    line = Arrays.copyOf(line, size);
    idHash = Arrays.copyOf(idHash, size);
    contentHash = Arrays.copyOf(contentHash, size);
    id = Arrays.copyOf(id, size);
    type = Arrays.copyOf(type, size);
    customer = Arrays.copyOf(customer, size);
    session = Arrays.copyOf(session, size);
    channel = Arrays.copyOf(channel, size);
    occurred = Arrays.copyOf(occurred, size);
    product = Arrays.copyOf(product, size);
    quantity = Arrays.copyOf(quantity, size);
    price = Arrays.copyOf(price, size);
    currency = Arrays.copyOf(currency, size);
    position = Arrays.copyOf(position, size);
    list = Arrays.copyOf(list, size);
    query = Arrays.copyOf(query, size);
    order = Arrays.copyOf(order, size);
  }

  private void identity(int row, byte[] name, EventType kind, long nameHash, long hash) {
    id[row] = name;
    type[row] = TYPES[kind.ordinal()];
    idHash[row] = nameHash;
    contentHash[row] = hash;
  }

  private void visit(
      int row, byte @Nullable [] person, byte @Nullable [] visited, byte[] by, long micros) {
    customer[row] = person;
    session[row] = visited;
    channel[row] = by;
    occurred[row] = micros;
  }

  /// Hears of every event and the hashes of its id and content.
  @FunctionalInterface
  interface Hashes {
    void take(int event, long idHash, long contentHash);
  }

  void forEachEvent(Hashes hashes) {
    int number = 0;
    for (int row = 0; row < rows; row++) {
      if (begins[row]) {
        hashes.take(number++, idHash[row], contentHash[row]);
      }
    }
  }

  /// Begins to write the events that are not left out, which are numbered from `after + 1` on.
  void rewind(long after, BitSet leftOut) {
    next = 0;
    event = -1;
    sequence = after;
    this.leftOut = leftOut;
  }

  /// The sequence of the last event written so far.
  long sequence() {
    return sequence;
  }

  /// Fills a chunk with the next rows and returns how many there are, 0 at the end.
  int write(DuckDBDataChunkWriter chunk) {
    int most = (int) chunk.capacity();
    int[] taken = new int[most];
    DuckDBWritableVector sequences = chunk.vector(0);
    int count = 0;
    for (; next < rows && count < most; next++) {
      if (begins[next]) {
        event++;
        sequence += leftOut.get(event) ? 0 : 1;
      }
      if (!leftOut.get(event)) {
        sequences.setLong(count, sequence);
        taken[count++] = next;
      }
    }
    int[] of = count == most ? taken : Arrays.copyOf(taken, count);
    ints(chunk.vector(1), line, of, false);
    longs(chunk.vector(2), idHash, of);
    longs(chunk.vector(3), contentHash, of);
    texts(chunk.vector(4), id, of);
    texts(chunk.vector(5), type, of);
    texts(chunk.vector(6), customer, of);
    texts(chunk.vector(7), session, of);
    texts(chunk.vector(8), channel, of);
    longs(chunk.vector(9), occurred, of);
    texts(chunk.vector(10), product, of);
    ints(chunk.vector(11), quantity, of, true);
    prices(chunk.vector(12), of);
    texts(chunk.vector(13), currency, of);
    ints(chunk.vector(14), position, of, true);
    texts(chunk.vector(15), list, of);
    texts(chunk.vector(16), query, of);
    texts(chunk.vector(17), order, of);
    return count;
  }

  private static void longs(DuckDBWritableVector to, long[] from, int[] of) {
    for (int i = 0; i < of.length; i++) {
      to.setLong(i, from[of[i]]);
    }
  }

  private static void ints(DuckDBWritableVector to, int[] from, int[] of, boolean noneIsNull) {
    for (int i = 0; i < of.length; i++) {
      if (noneIsNull && from[of[i]] == 0) {
        to.setNull(i);
      } else {
        to.setInt(i, from[of[i]]);
      }
    }
  }

  /// A line of an order has one, be it 0.
  private void prices(DuckDBWritableVector to, int[] of) {
    for (int i = 0; i < of.length; i++) {
      if (currency[of[i]] == null) {
        to.setNull(i);
      } else {
        to.setLong(i, price[of[i]]);
      }
    }
  }

  private static void texts(DuckDBWritableVector to, byte[] @Nullable [] from, int[] of) {
    byte[] @Nullable [] own = new byte[of.length][];
    for (int i = 0; i < of.length; i++) {
      own[i] = from[of[i]];
    }
    to.setStringUtf8Batch(0, own);
  }
}
