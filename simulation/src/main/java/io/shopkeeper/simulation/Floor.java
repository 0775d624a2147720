package io.shopkeeper.simulation;

import io.shopkeeper.domain.Seed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A shop as its visitors find it: what stands where, what can be bought when, and for how much.
final class Floor {
  private final List<Aisle> aisles;
  private final List<Article> articles;
  private final List<Stand> stands = new ArrayList<>();
  private final Stand everything;
  private final List<Stock> stock;
  private final Calendar calendar;

  /// @param articles in the order of their numbers
  Floor(SimulationSettings settings, List<Article> articles, Seed seed) {
    this.articles = articles;
    aisles = Aisle.of(settings.products());
    calendar = new Calendar(settings, aisles, seed);
    var byAisle = new ArrayList<List<Article>>();
    aisles.forEach(_ -> byAisle.add(new ArrayList<>()));
    articles.forEach(article -> byAisle.get(article.aisle()).add(article));
    byAisle.forEach(own -> stands.add(new Stand(own)));
    everything = new Stand(articles);
    stock = articles.stream().map(article -> new Stock(article, settings.days(), seed)).toList();
  }

  List<Aisle> aisles() {
    return aisles;
  }

  List<Article> articles() {
    return articles;
  }

  Calendar calendar() {
    return calendar;
  }

  /// What stands in an aisle, or everything where nothing does.
  Stand stand(int aisle) {
    Stand stand = stands.get(aisle);
    return stand.isEmpty() ? everything : stand;
  }

  /// @param day since the first
  boolean has(Article article, double day) {
    return stock.get(article.number()).has(day);
  }

  /// A day in the shop.
  Day day(LocalDate date) {
    double[] off =
        aisles.stream()
            .mapToDouble(aisle -> calendar.off(aisle.department().english(), date))
            .toArray();
    double[] draws =
        IntStream.range(0, off.length)
            .mapToDouble(i -> calendar.draws(aisles.get(i).department().english(), date, off[i]))
            .toArray();
    return new Day(off, draws, calendar.visits(date));
  }

  /// @param off share of the price that is off, by aisle
  /// @param draws how much an aisle draws, by aisle
  /// @param visits how many come
  record Day(double[] off, double[] draws, double visits) {}
}
