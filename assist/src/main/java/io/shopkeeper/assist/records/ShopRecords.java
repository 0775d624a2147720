package io.shopkeeper.assist.records;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The shop's records as they stand now. Orders are told to those whose they are, and to nobody
/// else. Safe for any number of threads.
public interface ShopRecords {

  /// The products of these ids that exist.
  Map<ProductId, Product> products(Collection<ProductId> ids);

  /// An order of this customer's; empty if there is none of that number or it is another's: one
  /// cannot be told from the other.
  Optional<OrderRecord> order(OrderId id, CustomerId asker);

  /// A customer's newest orders, newest first.
  List<OrderRecord> orders(CustomerId asker, int most);

  /// What reviews make of a product.
  Reputation reputation(ProductId product);

  /// Products that a text names or describes.
  ProductNames names();
}
