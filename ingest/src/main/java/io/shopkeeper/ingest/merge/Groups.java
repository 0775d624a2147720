package io.shopkeeper.ingest.merge;

import java.util.HashMap;
import java.util.Map;

/// Ids that are the same, one after another. Not thread-safe.
final class Groups {
  private final Map<String, String> parents = new HashMap<>();

  void join(String one, String other) {
    String first = root(one);
    String second = root(other);
    if (!first.equals(second)) {
      parents.put(second, first);
    }
  }

  boolean same(String one, String other) {
    return root(one).equals(root(other));
  }

  private String root(String id) {
    String root = id;
    String next = parents.get(root);
    while (next != null) {
      root = next;
      next = parents.get(root);
    }
    return root;
  }
}
