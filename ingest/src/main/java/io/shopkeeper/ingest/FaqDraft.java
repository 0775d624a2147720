package io.shopkeeper.ingest;

import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.FaqId;
import java.util.Arrays;

/// A frequently asked question in the making. Without an id, one is derived from the content.
final class FaqDraft implements Draft<FaqField, FaqEntry> {
  static final Names<FaqField> NAMES = new Names<>(Arrays.asList(FaqField.values()));

  private final Texts<FaqField> texts = new Texts<>("question", FaqField.class);

  @Override
  public void clear() {
    texts.clear();
  }

  @Override
  public void set(FaqField field, String text) {
    texts.set(field, text);
  }

  @Override
  public FaqEntry build() {
    String id = texts.find(FaqField.ID);
    return new FaqEntry(
        new FaqId(id == null ? texts.contentId() : id),
        texts.require(FaqField.QUESTION),
        texts.require(FaqField.ANSWER));
  }
}
