package io.shopkeeper.search.demand;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.generate.MaskingGenerator;
import io.shopkeeper.search.SearchHit;
import io.shopkeeper.search.SearchRequest;
import io.shopkeeper.search.SearchResults;
import io.shopkeeper.search.ShopSearch;
import io.shopkeeper.search.Unanswered;
import io.shopkeeper.search.intent.QueryIntent;
import io.shopkeeper.search.synonyms.Synonym;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// What customers searched for and did not find, and the synonyms that their searches and clicks
/// propose. Safe for any number of threads.
///
/// A report costs O(searches of the last [#PERIOD]), at most [#MOST_READ], and [#MOST_TRIED]
/// searches.
public final class SearchDemand {
  private static final Duration PERIOD = Duration.ofDays(90);
  private static final int MOST_READ = 50_000;
  private static final int MOST_TRIED = 100;
  private static final int OFFERED = 10;

  private final Facts facts;
  private final ShopSearch search;
  private final InstantSource clock;
  private final NearWords nearWords;

  public SearchDemand(Facts facts, ShopSearch search, InstantSource clock) {
    this.facts = facts;
    this.search = search;
    this.clock = clock;
    this.nearWords = new NearWords(search);
  }

  /// @param misses the most frequent first
  /// @param proposals those of most searches first; none that the shop has said yes or no to
  public record Report(List<Miss> misses, List<Proposal> proposals) {
    public Report {
      misses = List.copyOf(misses);
      proposals = List.copyOf(proposals);
    }
  }

  /// As it is now: what a synonym has put right is not in it any more.
  public Report report() {
    List<List<Asked>> visits = visits();
    List<Miss> misses = misses(visits);
    return new Report(misses, proposals(visits, misses));
  }

  /// The searches of each visit, oldest first.
  private List<List<Asked>> visits() {
    Map<String, List<Asked>> visits = new LinkedHashMap<>();
    facts
        .list(
            Query.of(
                SearchDemand.class,
                "searches.sql",
                clock.instant().minus(PERIOD),
                (long) MOST_READ),
            row ->
                new Asked(
                    row.text(0),
                    words(row.text(1)),
                    Objects.requireNonNullElse(row.instantOrNull(2), Instant.EPOCH),
                    row.texts(3).stream().map(ProductId::new).toList()))
        .reversed()
        .stream()
        .filter(one -> !one.words().isEmpty())
        .forEach(one -> visits.computeIfAbsent(one.visit(), _ -> new ArrayList<>()).add(one));
    return List.copyOf(visits.values());
  }

  private static String words(String query) {
    return QueryIntent.of(MaskingGenerator.masked(query)).words();
  }

  /// Words that were looked for without a click.
  private record Vain(String words, int times, Instant last) {
    Vain and(Vain other) {
      return new Vain(words, times + other.times, last.isAfter(other.last) ? last : other.last);
    }
  }

  private List<Miss> misses(List<List<Asked>> visits) {
    Map<String, Vain> vain = new LinkedHashMap<>();
    Set<String> clicked = new HashSet<>();
    for (Asked one : (Iterable<Asked>) visits.stream().flatMap(List::stream)::iterator) {
      vain.merge(one.words(), new Vain(one.words(), 1, one.at()), Vain::and);
      if (!one.clicked().isEmpty()) {
        clicked.add(one.words());
      }
    }
    // What other programs looked for without sending events of it.
    for (Unanswered one : search.unanswered()) {
      String words = words(one.text());
      if (!words.isEmpty()) {
        vain.putIfAbsent(words, new Vain(words, one.times(), one.last()));
      }
    }
    return vain.values().stream()
        .filter(one -> !clicked.contains(one.words))
        .sorted(
            Comparator.comparingInt(Vain::times)
                .reversed()
                .thenComparing(Vain::last, Comparator.reverseOrder()))
        .limit(MOST_TRIED)
        .map(this::tried)
        .filter(miss -> miss.inVain() || miss.times() > 1)
        .toList();
  }

  private Miss tried(Vain one) {
    SearchResults found = search.tried(SearchRequest.of(one.words, OFFERED));
    return new Miss(
        one.words,
        one.times,
        one.last,
        found.rescues(),
        found.corrected(),
        found.hits().stream().map(SearchHit::product).toList());
  }

  private List<Proposal> proposals(List<List<Asked>> visits, List<Miss> misses) {
    Set<ProductId> clicked = new HashSet<>();
    visits.forEach(visit -> visit.forEach(one -> clicked.addAll(one.clicked())));
    Map<ProductId, Product> products = facts.products(clicked);
    Map<Synonym, List<Evidence>> evidence = new LinkedHashMap<>();
    Stream.of(Rewrites.of(visits), ClickWords.of(visits, products), nearWords.of(misses))
        .flatMap(List::stream)
        .filter(one -> !search.synonyms().knows(one.synonym()))
        .forEach(one ->
            evidence.computeIfAbsent(one.synonym(), _ -> new ArrayList<>()).addAll(one.evidence()));
    return evidence.entrySet().stream()
        .map(one -> new Proposal(one.getKey(), one.getValue()))
        .sorted(Comparator.comparingInt(Proposal::times).reversed())
        .toList();
  }
}
