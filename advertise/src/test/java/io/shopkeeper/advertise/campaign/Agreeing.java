package io.shopkeeper.advertise.campaign;

import io.shopkeeper.domain.CustomerId;
import java.util.List;
import java.util.Set;

/// These customers, all of whom agreed but `c4`.
record Agreeing(List<CustomerId> customers) implements Audience {
  @Override
  public Set<String> names() {
    return Set.of(Campaign.EVERYONE);
  }

  @Override
  public boolean holds(CustomerId customer, List<String> names) {
    return true;
  }

  @Override
  public boolean suppressed(CustomerId customer) {
    return false;
  }

  @Override
  public List<CustomerId> members(List<String> names) {
    return customers;
  }

  @Override
  public boolean agrees(CustomerId customer) {
    return !customer.value().equals("c4");
  }
}
