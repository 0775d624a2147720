package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event of one row as the words of its fields, without the objects of an event and a
/// [RecordText]; used again for the next.
///
/// It stands for a record whose texts are printable ASCII without `&`, that can be read as it is,
/// and that names no price, currency, order or items. Not thread-safe.
public final class PlainEvent {
  private static final int NONE = -1;

  private final List<String> names;
  private final @Nullable Word[] words;
  private final int time;
  private final int customer;
  private final int session;
  private final int channel;
  private final int product;
  private final int quantity;
  private final long fileHash;
  private CharSequence timeText = "";
  private boolean dated;
  private EventType type = EventType.VIEW_ITEM;

  /// Whether the visitor only looks.
  private boolean looks;

  private boolean selects;
  private boolean listed;
  private int place;
  private long micros;
  private long number;

  /// @param names of the fields in the order of the record's texts, without the id
  public PlainEvent(String file, List<String> names) {
    this.names = List.copyOf(names);
    this.words = new Word[names.size()];
    this.time = names.indexOf("time");
    this.customer = names.indexOf("customer");
    this.session = names.indexOf("session");
    this.channel = names.indexOf("channel");
    this.product = names.indexOf("product");
    this.quantity = names.indexOf("quantity");
    this.fileHash = Hashes.of(file);
  }

  int size() {
    return words.length;
  }

  String name(int i) {
    return names.get(i);
  }

  /// Null for a field the record lacks, and for the time.
  @Nullable Word word(int i) {
    return words[i];
  }

  public void set(int i, @Nullable Word word) {
    words[i] = word;
  }

  /// @param text as it came, which may change once the event is dealt with
  /// @param dated whether it is written `2026-11-23T10:30:00Z`
  public void time(long micros, CharSequence text, boolean dated) {
    this.micros = micros;
    this.timeText = text;
    this.dated = dated;
  }

  /// @param number of the record within the file
  public void is(EventType type, long number) {
    this.type = type;
    this.looks =
        type == EventType.SEARCH || type == EventType.SELECT_ITEM || type == EventType.VIEW_ITEM;
    this.selects = false;
    this.listed = false;
    this.number = number;
  }

  /// It selects a product.
  ///
  /// @param list whether it says from which list
  /// @param position in it; 0 for none
  public void selects(boolean list, int position) {
    selects = true;
    listed = list;
    place = position;
  }

  boolean selects() {
    return selects;
  }

  boolean listed() {
    return listed;
  }

  int place() {
    return place;
  }

  boolean isOfCart() {
    return type == EventType.ADD_TO_CART || type == EventType.REMOVE_FROM_CART;
  }

  /// Whether it has a quantity.
  boolean hasQuantity() {
    return quantity != NONE && words[quantity] != null;
  }

  @Nullable Word customer() {
    return customer == NONE ? null : words[customer];
  }

  @Nullable Word session() {
    return session == NONE ? null : words[session];
  }

  @Nullable Word channel() {
    return channel == NONE ? null : words[channel];
  }

  @Nullable Word product() {
    return product == NONE ? null : words[product];
  }

  boolean isTime(int i) {
    return i == time;
  }

  boolean isDated() {
    return dated;
  }

  String timeText() {
    return timeText.toString();
  }

  long micros() {
    return micros;
  }

  EventType type() {
    return type;
  }

  boolean looks() {
    return looks;
  }

  long number() {
    return number;
  }

  long fileHash() {
    return fileHash;
  }

  /// The key of the record among all of the load.
  long key() {
    return Hashes.mix(fileHash + number);
  }
}
