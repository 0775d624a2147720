package io.shopkeeper.advertise.campaign;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.SessionId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who could be shown something; one of the two ids is needed.
///
/// @param interests what they are known to like, as in `category` → `shoes`
public record Visitor(
    @Nullable CustomerId customer, @Nullable SessionId session, Map<String, String> interests) {
  public Visitor {
    if (customer == null && session == null) {
      throw new IllegalArgumentException("neither customer nor session is given");
    }
    interests = Map.copyOf(interests);
  }

  String kind() {
    return customer != null ? "customer" : "session";
  }

  String unit() {
    return customer != null ? customer.value() : session != null ? session.value() : "";
  }
}
