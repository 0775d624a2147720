package io.shopkeeper.simulation;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import java.util.List;
import java.util.Optional;

/// What live customers see of a shop that runs an experiment, and how it hears of what they do.
public interface ShopWindow {

  /// The arm a visitor sees, which from then on counts as shown; empty if in none.
  Optional<String> arm(CustomerId customer, SessionId session);

  /// What a visitor would be shown under an arm, the top of the page first. Asking changes nothing.
  List<ProductId> list(String arm, CustomerId customer, SessionId session);

  /// Takes in what happened.
  void tell(List<ShopEvent> events);
}
