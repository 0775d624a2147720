package io.shopkeeper.app;

import io.shopkeeper.store.duckdb.RetainedKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// For how many days each kind of record is kept: what a person says on the command line, or once
/// and for all in the file `retention.txt` of the data directory, a rule a line.
final class RetentionRules {
  private static final String FILE = "retention.txt";

  /// All kinds of events but purchases and refunds, which the books need: those, and what is no
  /// event, go by their own names only.
  private static final String ALL = "all";

  private static final int LONGEST_DAYS = 36_500;

  private RetentionRules() {}

  /// @throws IllegalArgumentException for a rule that cannot be read, or none at all
  static Map<RetainedKind, Integer> of(List<String> said, Path folder) {
    if (!said.isEmpty()) {
      return read(said, "");
    }
    Path file = folder.resolve(FILE);
    List<String> lines = Files.exists(file) ? lines(file) : List.of();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          "no rule is given, and %s has none: say for how many days what is kept, as in 'view_item=400' or 'all=400'"
              .formatted(file));
    }
    return read(lines, file + ": ");
  }

  private static List<String> lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          "%s cannot be read (%s): write it as UTF-8, a rule such as view_item=400 a line"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /// A kind's own rule goes before that of all.
  private static Map<RetainedKind, Integer> read(List<String> rules, String where) {
    var own = new EnumMap<RetainedKind, Integer>(RetainedKind.class);
    var all = new EnumMap<RetainedKind, Integer>(RetainedKind.class);
    for (String rule : rules) {
      String[] parts = rule.split("=", 2);
      String name = parts[0].strip();
      int days = parts.length == 2 ? days(parts[1].strip()) : 0;
      RetainedKind kind = RetainedKind.of(name).orElse(null);
      if (days == 0 || (kind == null && !name.equals(ALL))) {
        throw new IllegalArgumentException(
            "%s'%s' is no rule: write KIND=DAYS with 1 to %d days and one of the kinds %s, all"
                .formatted(where, rule, LONGEST_DAYS, kinds()));
      }
      boolean again = kind == null ? !all.isEmpty() : own.putIfAbsent(kind, days) != null;
      if (again) {
        throw new IllegalArgumentException(
            "%sthere are two rules for '%s': leave one of them".formatted(where, name));
      }
      for (RetainedKind each : kind == null ? RetainedKind.values() : new RetainedKind[0]) {
        boolean books = each == RetainedKind.PURCHASE || each == RetainedKind.REFUND;
        if (each.event() != null && !books) {
          all.put(each, days);
        }
      }
    }
    all.putAll(own);
    return all;
  }

  /// 0 for what is no number of days.
  private static int days(String text) {
    if (!text.matches("[0-9]{1,5}")) {
      return 0;
    }
    int days = Integer.parseInt(text);
    return days <= LONGEST_DAYS ? days : 0;
  }

  private static String kinds() {
    return Arrays.stream(RetainedKind.values())
        .map(RetainedKind::wireName)
        .collect(Collectors.joining(", "));
  }
}
