package io.shopkeeper.ingest;

/// One record in the making: texts under their fields, as they come from a row of a table or an
/// object of JSON; used again for the next record. Nothing is checked before [#build]. Not
/// thread-safe.
interface Draft<F extends Field, T> {

  /// Joins and parts the elements of a list that came as one.
  char LIST_SEPARATOR = '\u001F';

  void clear();

  /// Where the record is that follows; most drafts need not know.
  default void at(Place place) {}

  /// @param text not blank, without spaces around it
  void set(F field, String text);

  /// A column that no field claims; passed over unless the record has attributes.
  default void attribute(String name, String text) {}

  /// The fields that follow belong to the next element of a list of objects. Returns false if the
  /// record has no items: then the element is to be passed over.
  default boolean nextItem() {
    return false;
  }

  /// The fields that follow belong to the record again.
  default void endItems() {}

  /// The record.
  ///
  /// @throws Refusal if it cannot be right
  /// @throws IllegalArgumentException likewise, from the domain's own checks
  T build();
}
