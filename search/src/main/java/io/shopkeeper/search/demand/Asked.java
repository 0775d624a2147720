package io.shopkeeper.search.demand;

import io.shopkeeper.domain.ProductId;
import java.time.Instant;
import java.util.List;

/// A search as the log has it.
///
/// @param visit in which it was made
/// @param words in normal form, without prices and what reaches a person
/// @param clicked in what was found, before the visit's next search
record Asked(String visit, String words, Instant at, List<ProductId> clicked) {}
