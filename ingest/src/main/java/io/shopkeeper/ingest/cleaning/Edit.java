package io.shopkeeper.ingest.cleaning;

/// A change of a record whose id is not known yet; see [Change].
public record Edit(String field, String before, String after, Rule rule, String reason) {

  public Change of(RecordType kind, String record) {
    return new Change(kind, record, field, before, after, rule, reason);
  }
}
