package io.shopkeeper.ingest;

import io.shopkeeper.domain.Product;
import java.util.List;

/// What became of what a platform told.
///
/// @param accepted rows of the order or product; likewise duplicates
/// @param rejected rows that were refused, each with its reason
/// @param products that were stored, as they are now
public record HookReceipt(
    Outcome outcome,
    long accepted,
    long duplicates,
    List<Parsed.Rejected<?>> rejected,
    List<Product> products) {

  /// What was done with it.
  public enum Outcome {
    /// Read; its rows were accepted, known or refused.
    TAKEN,
    /// The topic is none that is read.
    IGNORED,
    /// A product as it was more than 48 hours ago, or before it was last told of.
    LATE
  }

  public HookReceipt {
    rejected = List.copyOf(rejected);
    products = List.copyOf(products);
  }

  static HookReceipt without(Outcome outcome) {
    return new HookReceipt(outcome, 0, 0, List.of(), List.of());
  }
}
