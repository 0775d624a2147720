package io.shopkeeper.bench.planting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The planter's own words, by language and list.
final class WordLists {
  private final Map<String, List<String>> lists = new HashMap<>();
  private final Map<String, List<List<String>>> same = new HashMap<>();

  WordLists() {
    try (InputStream in = WordLists.class.getResourceAsStream("words.tsv")) {
      if (in == null) {
        throw new IllegalStateException("no resource 'words.tsv'");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(cells -> {
            List<String> words = List.of(cells[2].split("\\|"));
            if (cells[1].equals("same")) {
              same.computeIfAbsent(cells[0], _ -> new ArrayList<>()).add(words);
            } else {
              lists.put(cells[0] + " " + cells[1], words);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> list(String language, String name) {
    List<String> list = lists.get(language + " " + name);
    if (list == null) {
      throw new IllegalArgumentException("no list '%s' of '%s'".formatted(name, language));
    }
    return list;
  }

  String draw(String language, String name, RandomGenerator random) {
    return draw(list(language, name), random);
  }

  static <T> T draw(List<T> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }

  /// Whether saying a word of a product is surely wrong: neither it nor what means nearly the same
  /// is among what is known.
  boolean wrongOf(Goods goods, String word) {
    if (goods.mentions(word)) {
      return false;
    }
    String sought = word.toLowerCase(Locale.ROOT);
    return same.getOrDefault(goods.language(), List.of()).stream()
        .filter(group -> group.contains(sought))
        .flatMap(List::stream)
        .noneMatch(goods::mentions);
  }
}
