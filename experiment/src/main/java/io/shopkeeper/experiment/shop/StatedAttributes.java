package io.shopkeeper.experiment.shop;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the shop stated of its customers: `age`, `gender` and attributes of its own names.
record StatedAttributes(Facts facts) {
  Map<String, String> of(CustomerId customer) {
    var attributes = new HashMap<String, String>();
    facts
        .list(
            Query.of(StatedAttributes.class, "stated-attributes.sql", customer.value()),
            row -> List.of(row.text(0), row.text(1)))
        .forEach(one -> attributes.put(one.get(0), one.get(1)));
    return attributes;
  }
}
