package io.shopkeeper.recommend.itemtable;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Relation;

/// What one item of a history says of one recommended item through all evidence together, told in
/// the words of the evidence that says most. For one thread.
final class Clue {

  private double said;
  private double most = Double.NEGATIVE_INFINITY;
  private int customers;
  private Evidence.Bond bond = Evidence.Bond.TOGETHER;

  /// Adds what one piece of evidence says.
  ///
  /// @param common how many visitors had to do with both items
  void add(Evidence.Bond bond, double contribution, int common) {
    said += contribution;
    if (contribution > most) {
      most = contribution;
      this.bond = bond;
    }
    customers = Math.max(customers, common);
  }

  /// @param product of the history
  Reason reason(ProductId product, Relation relation) {
    return switch (bond) {
      case TOGETHER -> new Reason.BecauseOf(product, relation, customers, said);
      case FOLLOWING -> new Reason.Followed(product, customers, said);
    };
  }
}
