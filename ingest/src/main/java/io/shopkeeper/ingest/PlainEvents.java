package io.shopkeeper.ingest;

import io.shopkeeper.domain.EventType;
import io.shopkeeper.domain.Identifier;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.ingest.cleaning.Cleaning;
import io.shopkeeper.ingest.cleaning.Hashes;
import io.shopkeeper.ingest.cleaning.PlainEvent;
import io.shopkeeper.ingest.cleaning.Stage;
import io.shopkeeper.ingest.cleaning.Study;
import io.shopkeeper.ingest.cleaning.Word;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.ingest.source.Table;
import io.shopkeeper.store.EventCells;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes the plain rows of a large table of events without an object for each: those that certainly
/// can be read, that cleaning leaves alone, and whose id is new. All others are left to
/// [EventDraft], which decides as if there were no shortcut; so what becomes of a row is the same
/// either way.
///
/// Plain is a row with an id, of one product or a search, whose cells are printable ASCII without
/// `&`, none of which says that there is nothing, that has no price, currency and order. Not
/// thread-safe.
final class PlainEvents implements NativeKind.Shortcut {
  /// Below, a file is read sooner than the shortcut is made ready.
  static final long LEAST_BYTES = 1 << 20;

  private static final int MOST_DIGITS = 9;
  private static final Set<EventField> NEVER_PLAIN =
      EnumSet.of(EventField.PRICE, EventField.CURRENCY, EventField.ORDER);

  private final Landing<ShopEvent> landing;
  private final EventCellsTarget target;
  private final OrderLines lines;
  private final FileTally tally;
  private final @Nullable CleanedDraft<?, ?> draft;
  private final @Nullable Stage stage;
  private final PlainTime times;
  private final PlainEvent event;

  /// What is kept between the two readings of cleaning, and the first of them; null for nothing.
  private final @Nullable EventSpool spool;

  private @Nullable RecordedEvents recorded;

  private final int id;
  private final int time;
  private final int[] neverPlain;

  /// Of the fields but the id, in the order of the columns: where they stand and what they say.
  private final int[] columns;

  private final @Nullable WordCache[] caches;
  private final @Nullable Word[] words;
  private final @Nullable Word[] kept;
  private final int[] places = new int[EventField.values().length];
  private final ChannelWords channels = new ChannelWords();
  private final Map<Word, EventType> types = new HashMap<>();

  /// Where events go that are no objects.
  @FunctionalInterface
  interface EventCellsTarget {
    void take(EventCells event);
  }

  /// The shortcut of a file; null if it has none: a small one, one with columns that no field
  /// claims or that hold items, or without ids.
  static @Nullable PlainEvents of(
      TableFile file,
      Columns<EventField> columns,
      Notation notation,
      Load load,
      Draft<EventField, ShopEvent> draft,
      Landings landings,
      OrderLines lines,
      FileTally tally)
      throws IOException {
    boolean fits =
        file.source().bytes() >= LEAST_BYTES
            && columns.others().isEmpty()
            && columns.contents().isEmpty()
            && columns.indexOf(EventField.ID) >= 0
            && columns.indexOf(EventField.ITEMS) < 0;
    SourceFile source = file.source();
    // Plain text is read again for no more than what keeping it costs.
    boolean dear = source.gzip() || source.kind() == SourceFile.Kind.PARQUET;
    return fits
        ? new PlainEvents(columns, notation, load, draft, landings, lines, tally, dear)
        : null;
  }

  private PlainEvents(
      Columns<EventField> table,
      Notation notation,
      Load load,
      Draft<EventField, ShopEvent> draft,
      Landings landings,
      OrderLines lines,
      FileTally tally,
      boolean dear) {
    this.landing = landings.events();
    this.target = landings.cells();
    this.lines = lines;
    this.tally = tally;
    this.draft = draft instanceof CleanedDraft<?, ?> cleaned ? cleaned : null;
    this.stage = load.stage();
    this.times = new PlainTime(notation);
    this.id = table.indexOf(EventField.ID);
    this.time = table.indexOf(EventField.TIME);
    this.neverPlain =
        NEVER_PLAIN.stream().mapToInt(table::indexOf).filter(column -> column >= 0).toArray();
    List<EventField> fields = new ArrayList<>(table.positions().keySet());
    fields.remove(EventField.ID);
    fields.removeAll(NEVER_PLAIN);
    this.columns = fields.stream().mapToInt(table::indexOf).toArray();
    this.caches = new WordCache[columns.length];
    this.words = new Word[EventField.values().length];
    for (int i = 0; i < columns.length; i++) {
      places[i] = fields.get(i).ordinal();
      caches[i] = columns[i] == time ? null : new WordCache();
    }
    this.kept = new Word[columns.length];
    this.spool = dear ? spool(load, tally) : null;
    this.event = new PlainEvent(tally.file(), fields.stream().map(EventField::label).toList());
  }

  private @Nullable EventSpool spool(Load load, FileTally tally) {
    Spools spools = load.spools();
    if (spools == null || stage == null) {
      return null;
    }
    return load.studying()
        ? spools.begin(tally.file(), id, time, columns)
        : spools.find(tally.file());
  }

  @Override
  public TableFile through(TableFile file) {
    EventSpool own = spool;
    if (own == null) {
      return file;
    }
    return stage instanceof Study
        ? file.opened(() -> {
          RecordedEvents rows = own.record(file.opening().open());
          recorded = rows;
          return rows;
        })
        : file.opened(() -> own.replay(file.header().names(), file.source().bytes()));
  }

  @Override
  public boolean take(Table row) {
    return row instanceof SpooledEvents spooled ? takeAgain(spooled) : takeFirst(row);
  }

  /// Takes a row whose words are known.
  private boolean takeAgain(SpooledEvents row) {
    if (!row.isPlain()) {
      return false;
    }
    for (int i = 0; i < columns.length; i++) {
      Word word = row.word(i);
      words[places[i]] = word;
      event.set(i, word);
    }
    event.time(row.micros(), row.cell(time), row.isDated());
    EventType type = type();
    return type != null && take(row.cell(id), row.nameHash(), type, row.micros());
  }

  private boolean takeFirst(Table row) {
    CharSequence name = row.cell(id);
    long hash = idHash(name);
    if (hash == 0 || !hasWords(row)) {
      return false;
    }
    EventType type = type();
    CharSequence written = row.cell(time);
    long micros = type == null ? PlainTime.NONE : times.micros(written);
    if (micros == PlainTime.NONE) {
      return false;
    }
    event.time(micros, written, times.isDated());
    return type != null && take(name, hash, type, micros);
  }

  /// The hash of an id; 0 for what is not a plain one.
  private static long idHash(CharSequence name) {
    boolean fits = !name.isEmpty() && name.length() <= Identifier.MAX_LENGTH;
    return fits ? Hashes.ofPlain(name) : 0;
  }

  /// Finds the words of a row; false if a cell is not plain.
  private boolean hasWords(Table row) {
    for (int column : neverPlain) {
      if (!row.isEmpty(column)) {
        return false;
      }
    }
    for (int i = 0; i < columns.length; i++) {
      WordCache cache = caches[i];
      if (cache != null) {
        CharSequence cell = row.cell(columns[i]);
        Word word = cell.isEmpty() ? null : cache.of(cell);
        if (word == null && !cell.isEmpty() || word != null && word.isNothing()) {
          return false;
        }
        words[places[i]] = word;
        event.set(i, word);
      }
    }
    return true;
  }

  private @Nullable Word word(EventField field) {
    return words[field.ordinal()];
  }

  /// Null for one with lines, or none.
  private @Nullable EventType type() {
    Word word = word(EventField.EVENT);
    if (word == null) {
      return null;
    }
    EventType type = types.get(word);
    if (type == null) {
      type = EventNames.find(word.text());
      if (type != null) {
        types.put(word, type);
      }
    }
    return type == null
        ? null
        : switch (type) {
          case VIEW_ITEM, SELECT_ITEM, ADD_TO_WISHLIST, ADD_TO_CART, REMOVE_FROM_CART, SEARCH ->
              type;
          case VIEW_ITEM_LIST, PURCHASE, REFUND -> null;
        };
  }

  private boolean take(CharSequence name, long hash, EventType type, long micros) {
    Word customer = word(EventField.CUSTOMER);
    Word session = word(EventField.SESSION);
    Word product = word(EventField.PRODUCT);
    boolean search = type == EventType.SEARCH;
    boolean cart = type == EventType.ADD_TO_CART || type == EventType.REMOVE_FROM_CART;
    boolean selects = type == EventType.SELECT_ITEM;
    Word channel = channels.find(word(EventField.CHANNEL));
    Word list = selects ? word(EventField.LIST) : null;
    Word query = search ? word(EventField.QUERY) : null;
    int quantity = cart ? number(word(EventField.QUANTITY), 1) : 0;
    int position = selects ? number(word(EventField.POSITION), 0) : 0;
    boolean sound =
        (customer != null || session != null)
            && (search ? query != null : product != null)
            && isShort(customer, Identifier.MAX_LENGTH)
            && isShort(session, Identifier.MAX_LENGTH)
            && (search || isShort(product, Identifier.MAX_LENGTH))
            && isShort(list, ShopEvent.MAX_TEXT)
            && isShort(query, ShopEvent.MAX_TEXT)
            && quantity >= (cart ? 1 : 0)
            && position >= 0;
    if (channel == null || !sound) {
      return false;
    }
    if (stage != null) {
      event.is(type, number() + 1);
      if (selects) {
        event.selects(list != null, position);
      }
    }
    if (stage instanceof Study study) {
      study.add(event);
      record(name, hash, micros);
      passed();
      return true;
    }
    if (landing.knows(hash) || lines.began(hash)) {
      return false;
    }
    if (stage instanceof Cleaning cleaning && !cleaning.leavesAlone(event)) {
      return false;
    }
    Word own = search ? null : product;
    int content =
        EventContent.of(
            type,
            hash(customer),
            hash(session),
            channel.hash(),
            micros,
            hash(own),
            quantity,
            position,
            hash(list),
            hash(query));
    landing.landed(hash, content);
    tally.accepted();
    passed();
    target.take(
        new EventCells(
            type,
            utf8(name),
            utf8(customer),
            utf8(session),
            channel.utf8(),
            micros,
            utf8(own),
            quantity,
            position,
            utf8(list),
            utf8(query)));
    return true;
  }

  private void record(CharSequence name, long hash, long micros) {
    if (recorded != null) {
      for (int i = 0; i < columns.length; i++) {
        kept[i] = words[places[i]];
      }
      recorded.plain(kept, micros, times.isDated(), name, hash);
    }
  }

  /// The number of the last row that was read, of those that cleaning counts.
  private long number() {
    return draft == null ? 0 : draft.number();
  }

  private void passed() {
    if (draft != null) {
      draft.passed();
    }
  }

  private static boolean isShort(@Nullable Word word, int most) {
    return word == null || word.utf8().length <= most;
  }

  /// A number of a few digits; -1 for anything else.
  private static int number(@Nullable Word word, int ifNone) {
    if (word == null) {
      return ifNone;
    }
    byte[] digits = word.utf8();
    if (digits.length > MOST_DIGITS) {
      return -1;
    }
    int number = 0;
    for (byte digit : digits) {
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = number * 10 + (digit - '0');
    }
    return number;
  }

  private static long hash(@Nullable Word word) {
    return word == null ? 0 : word.hash();
  }

  private static byte @Nullable [] utf8(@Nullable Word word) {
    return word == null ? null : word.utf8();
  }

  private static byte[] utf8(CharSequence ascii) {
    if (ascii instanceof AsciiText text) {
      return text.copy();
    }
    byte[] bytes = new byte[ascii.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ascii.charAt(i);
    }
    return bytes;
  }
}
