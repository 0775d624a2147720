package io.shopkeeper.ingest;

import java.util.List;

/// The columns of a file in which a person says which pairs are the same.
enum LabelColumn implements Field {
  A("a", "id_a", "a_id"),
  B("b", "id_b", "b_id"),
  SAME("same", "is_same", "match", "相同", "是否相同");

  private final FieldNames names;

  LabelColumn(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
