package io.shopkeeper.ingest;

/// A record as it came, for the rejects file.
record Origin(Place place, String raw) {}
