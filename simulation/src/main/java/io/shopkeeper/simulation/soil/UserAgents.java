package io.shopkeeper.simulation.soil;

import io.shopkeeper.simulation.TextTable;
import java.util.List;

/// What programs call themselves.
final class UserAgents {
  static final List<String> BROWSERS = kind("browser");
  static final List<String> CRAWLERS = kind("crawler");

  private UserAgents() {}

  private static List<String> kind(String kind) {
    return TextTable.rows(UserAgents.class, "user-agents.tsv").stream()
        .filter(row -> row.getFirst().equals(kind))
        .map(row -> row.get(1))
        .toList();
  }
}
