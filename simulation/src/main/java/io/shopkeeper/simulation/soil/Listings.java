package io.shopkeeper.simulation.soil;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Two platforms' listings of things of one kind, in an order that tells nothing.
record Listings(CsvTable a, CsvTable b, List<Match> matches) {

  /// One platform while it is filled.
  private static final class Platform {
    private final String prefix;
    private final List<List<String>> listings = new ArrayList<>();
    private List<Integer> numbers = List.of();

    Platform(String prefix) {
      this.prefix = prefix;
    }

    /// Gives out ids whose order is not that of the listings.
    void close(RandomGenerator random) {
      var shuffled = new ArrayList<Integer>();
      for (int i = 0; i < listings.size(); i++) {
        shuffled.add(i + 1);
      }
      Collections.shuffle(shuffled, random);
      numbers = shuffled;
    }

    String id(int listing) {
      return "%s%06d".formatted(prefix, numbers.get(listing));
    }

    CsvTable table(String file, List<String> columns) {
      var withId = new ArrayList<>(List.of("id"));
      withId.addAll(columns);
      var rows = new ArrayList<List<String>>();
      for (int i = 0; i < listings.size(); i++) {
        var row = new ArrayList<>(List.of(id(i)));
        row.addAll(listings.get(i));
        rows.add(row);
      }
      rows.sort(Comparator.comparing(List::getFirst));
      return new CsvTable(file, withId, rows);
    }
  }

  /// Places of one thing in the two platforms' lists.
  private record Pair(int a, int b, Match.How how) {}

  /// @param kind begins the files' names, as in `customers`
  static <T> Listings of(
      String kind, Things<T> things, PlatformSettings settings, RandomGenerator random) {
    var a = new Platform("A");
    var b = new Platform("B");
    var pairs = new ArrayList<Pair>();
    var known = new ArrayList<T>();
    while (known.size() < settings.records()) {
      T thing = things.another();
      known.add(thing);
      if (random.nextDouble() < settings.shared()) {
        boolean exact = random.nextDouble() < settings.exact();
        var how = exact ? Match.How.EXACT : Match.How.SCORED;
        pairs.add(new Pair(a.listings.size(), b.listings.size(), how));
        List<List<String>> listings = things.twice(thing, exact);
        a.listings.add(listings.get(0));
        b.listings.add(listings.get(1));
      } else {
        a.listings.add(things.alone(thing));
      }
    }
    while (b.listings.size() < settings.records()) {
      boolean near = random.nextDouble() < settings.near();
      T other = near ? things.near(Pick.any(known, random)) : things.another();
      b.listings.add(things.alone(other));
    }
    a.close(random);
    b.close(random);
    return new Listings(
        a.table(kind + "-a.csv", things.columns()),
        b.table(kind + "-b.csv", things.columns()),
        pairs.stream()
            .map(pair -> new Match(a.id(pair.a), b.id(pair.b), pair.how))
            .sorted(Comparator.comparing(Match::a))
            .toList());
  }
}
