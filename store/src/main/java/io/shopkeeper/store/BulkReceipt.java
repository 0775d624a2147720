package io.shopkeeper.store;

/// What became of a bulk load.
public record BulkReceipt(long appended, long duplicates, long conflicts, long head) {}
