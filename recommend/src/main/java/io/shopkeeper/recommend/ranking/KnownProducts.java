package io.shopkeeper.recommend.ranking;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Behaviour;
import java.util.function.Function;

/// What is known of products beside behaviour, as of the moment up to which behaviour is looked at,
/// so that nothing said later is heard.
public interface KnownProducts {

  /// [ProductTraits#UNKNOWN] for a product of which nothing is known.
  Function<ProductId, ProductTraits> before(Behaviour behaviour);
}
