package io.shopkeeper.ingest;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row in which a person says whether two records are the same, or has not said it yet.
final class LabelDraft implements Draft<LabelColumn, LabelDraft.Said> {
  static final Names<LabelColumn> NAMES = new Names<>(Arrays.asList(LabelColumn.values()));

  private final Texts<LabelColumn> texts = new Texts<>("label", LabelColumn.class);

  /// @param same empty if nothing is said yet
  record Said(String a, String b, Optional<Boolean> same) {}

  @Override
  public void clear() {
    texts.clear();
  }

  @Override
  public void set(LabelColumn column, String text) {
    texts.set(column, text);
  }

  @Override
  public Said build() {
    @Nullable String same = texts.find(LabelColumn.SAME);
    return new Said(
        id(LabelColumn.A),
        id(LabelColumn.B),
        same == null
            ? Optional.empty()
            : Optional.of(TruthText.parse(same, LabelColumn.SAME.label())));
  }

  /// Without the apostrophe that keeps spreadsheets from running a cell.
  private String id(LabelColumn column) {
    String text = texts.require(column);
    boolean guarded =
        text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0;
    return guarded ? text.substring(1) : text;
  }
}
