package io.shopkeeper.ingest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The texts of one record by field; used again for the next.
final class Texts<F extends Enum<F> & Field> {
  private final String what;
  private final @Nullable String[] texts;

  /// @param what the record is called in messages, as in `product`
  Texts(String what, Class<F> fields) {
    this.what = what;
    this.texts = new @Nullable String[fields.getEnumConstants().length];
  }

  private Texts(String what, @Nullable String[] texts) {
    this.what = what;
    this.texts = texts;
  }

  Texts<F> copy() {
    return new Texts<>(what, texts.clone());
  }

  void clear() {
    Arrays.fill(texts, null);
  }

  void set(F field, String text) {
    texts[field.ordinal()] = text;
  }

  @Nullable String find(F field) {
    return texts[field.ordinal()];
  }

  /// @throws Refusal if there is none
  String require(F field) {
    String text = find(field);
    if (text == null) {
      throw Refusal.missing(field.label(), "the %s has no %s".formatted(what, field.label()));
    }
    return text;
  }

  /// An id made of everything in the record.
  String contentId() {
    ContentId content = new ContentId();
    addTo(content);
    return content.text();
  }

  void addTo(ContentId content) {
    for (String text : texts) {
      content.add(text);
    }
  }
}
