package io.shopkeeper.store;

import io.shopkeeper.domain.ShopId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a backup holds, as text that `sha256sum --check` reads, too:
///
/// ```
/// # shopkeeper-backup 1
/// # shop corner-shop
/// # schema 6
/// # events 5000
/// # sequence 5012
/// # made 2026-11-28T12:00:00Z
/// 9f86d081…  facts.duckdb
/// ```
///
/// @param schema version of the tables
/// @param events in the tables
/// @param sequence of the last of them
/// @param parts the SHA-256 of every file, in hexadecimal, by its name
public record Manifest(
    ShopId shop,
    int schema,
    long events,
    long sequence,
    Instant madeAt,
    SortedMap<String, String> parts) {
  /// Of the part of an archive that holds it.
  public static final String NAME = "SHA256SUMS";

  private static final String FORMAT = "shopkeeper-backup";
  private static final String VERSION = "1";
  private static final Pattern FACT = Pattern.compile("# (\\S+) (.+)");
  private static final Pattern PART = Pattern.compile("([0-9a-f]{64})  (.+)");

  public Manifest {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /// As in a file.
  public String text() {
    var text = new StringBuilder();
    var facts = new LinkedHashMap<String, Object>();
    facts.put(FORMAT, VERSION);
    facts.put("shop", shop.value());
    facts.put("schema", schema);
    facts.put("events", events);
    facts.put("sequence", sequence);
    facts.put("made", madeAt);
    facts.forEach((name, value) -> text.append("# %s %s\n".formatted(name, value)));
    parts.forEach((name, sum) -> text.append("%s  %s\n".formatted(sum, name)));
    return text.toString();
  }

  /// @throws IllegalArgumentException saying what is wrong with it
  public static Manifest parse(String text) {
    var facts = new LinkedHashMap<String, String>();
    var parts = new TreeMap<String, String>();
    for (String line : text.lines().toList()) {
      Matcher fact = FACT.matcher(line);
      Matcher part = PART.matcher(line);
      if (fact.matches()) {
        facts.put(fact.group(1), fact.group(2));
      } else if (part.matches()) {
        parts.put(part.group(2), part.group(1));
      } else {
        throw new IllegalArgumentException("its list of parts has a line '%s'".formatted(line));
      }
    }
    String version = fact(facts, FORMAT);
    if (!version.equals(VERSION)) {
      throw new IllegalArgumentException(
          "it is laid out in version %s, this program knows %s: use the newer program that wrote it"
              .formatted(version, VERSION));
    }
    try {
      return new Manifest(
          new ShopId(fact(facts, "shop")),
          Integer.parseInt(fact(facts, "schema")),
          Long.parseLong(fact(facts, "events")),
          Long.parseLong(fact(facts, "sequence")),
          Instant.parse(fact(facts, "made")),
          parts);
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException("its list of parts is damaged: " + e.getMessage(), e);
    }
  }

  private static String fact(Map<String, String> facts, String name) {
    String value = facts.get(name);
    if (value == null) {
      throw new IllegalArgumentException("its list of parts does not tell '%s'".formatted(name));
    }
    return value;
  }
}
