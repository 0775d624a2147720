package io.shopkeeper.recommend;

import io.shopkeeper.domain.CustomerId;
import java.util.List;
import java.util.function.IntPredicate;

/// What a shop's orders teach: what is bought together, and when a customer needs something again.
///
/// Immutable and safe for any number of threads. Knows nothing of catalogues or consent.
public interface OrderModel {

  /// The products it knows; all item numbers are numbers of this index.
  ProductIndex products();

  /// The time of the newest order it has seen, in microseconds since 1970 UTC.
  long newest();

  /// The products most typically in one order with an item, best first.
  ///
  /// @param admissible whether an item may be shown
  List<Recommendation> boughtTogether(int item, IntPredicate admissible, int count);

  /// The products a customer has bought and whose usual interval has nearly passed or passed, most
  /// likely needed first.
  ///
  /// @param ids all that the customer goes by, one at least
  /// @param since what the customer bought after the training, oldest first
  /// @param now in microseconds since 1970 UTC
  List<Recommendation> buyAgain(
      List<CustomerId> ids, List<Interaction> since, long now, IntPredicate admissible, int count);
}
