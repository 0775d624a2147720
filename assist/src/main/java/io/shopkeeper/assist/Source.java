package io.shopkeeper.assist;

/// A field of a record that a statement rests on.
///
/// @param kind `product`, `order`, `faq`, `reviews` or `request`
/// @param id of the record
/// @param field of it, as in `price`
/// @param value as it stands there
public record Source(String kind, String id, String field, String value) {}
