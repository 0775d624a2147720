package io.shopkeeper.ingest;

import java.util.List;

/// The columns of a frequently asked question.
enum FaqField implements Field {
  ID("id", "faq_id", "question_id", "编号"),
  QUESTION("question", "prompt", "q", "title", "问题", "问"),
  ANSWER("answer", "response", "a", "reply", "答案", "回答", "答");

  private final FieldNames names;

  FaqField(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
