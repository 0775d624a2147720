package io.shopkeeper.ingest.source;

/// What can be wrong with a record before anyone looks at its values.
public enum Fault {
  TOO_LONG("the record is longer than 1 MiB; is a line break or a quote missing?"),
  UNCLOSED_QUOTE("a quote is opened and not closed; double it within text, or remove it"),
  UNDECODABLE("the record has bytes that are no text in the encoding of the file"),
  WRONG_CELLS("the record has more or fewer cells than the header"),
  TRUNCATED("the compressed file ends, or is damaged, within this record");

  private final String advice;

  Fault(String advice) {
    this.advice = advice;
  }

  /// What is wrong and what to do, a sentence.
  public String advice() {
    return advice;
  }
}
