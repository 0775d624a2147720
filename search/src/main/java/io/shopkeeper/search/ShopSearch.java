package io.shopkeeper.search;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.rules.CompiledRules;
import io.shopkeeper.rules.Place;
import io.shopkeeper.rules.RulesInForce;
import io.shopkeeper.search.fusion.FusionWeights;
import io.shopkeeper.search.synonyms.SynonymBook;
import io.shopkeeper.search.words.Suggestions;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The search of a shop: its index, kept up with the catalogue, under the shop's rules, and what
/// nobody found.
///
/// The catalogue is read when somebody first asks, or before by [#read]; vectors are made by
/// [#catchUp], which a server calls in the background. Safe for any number of threads.
public final class ShopSearch implements Searcher, AutoCloseable {
  /// Queries without an answer that are remembered, the latest.
  private static final int REMEMBERED = 1_000;

  /// Products read at a time.
  private static final int ROWS = 500;

  /// Texts of which vectors are made at a time.
  private static final int BATCH = 64;

  /// Products of which a command without a server makes the vectors before it answers.
  private static final int AT_ONCE = 1_000;

  /// For so long, what rules draw for a query stays the same.
  private static final Duration STEADY = Duration.ofHours(1);

  private final Facts facts;
  private final Supplier<CompiledRules> rules;
  private final InstantSource clock;
  private final Seed seed;
  private final SearchIndex index;
  private final SynonymBook synonyms;
  private final Object reading = new Object();

  /// Once it is, questions wait for no reading: what is there answers.
  private volatile boolean read;

  private final Map<String, Unanswered> unanswered =
      new LinkedHashMap<>(64, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Unanswered> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// @param products makes the vectors of products; best one that remembers them
  /// @param queries makes those of queries, likewise
  /// @param rules that hold now
  /// @param seed of what rules draw
  public ShopSearch(
      Facts facts,
      TextEmbedder products,
      TextEmbedder queries,
      Supplier<CompiledRules> rules,
      InstantSource clock,
      Seed seed) {
    this.facts = facts;
    this.rules = rules;
    this.clock = clock;
    this.seed = seed;
    this.index = new SearchIndex(products, queries, FusionWeights.DEFAULT);
    this.synonyms = new SynonymBook(facts, clock);
  }

  /// The shop's synonyms, by which every query is read.
  public SynonymBook synonyms() {
    return synonyms;
  }

  /// Takes over products just stored: seen by the next search.
  public void put(List<Product> products) {
    synchronized (reading) {
      if (read) {
        index.put(products);
      }
    }
  }

  /// Reads the stored catalogue anew; what has not changed costs little.
  public void read() {
    synchronized (reading) {
      List<ProductId> ids =
          facts.list(
              Query.of(ShopSearch.class, "product-ids.sql"), row -> new ProductId(row.text(0)));
      for (int from = 0; from < ids.size(); from += ROWS) {
        List<ProductId> some = ids.subList(from, Math.min(from + ROWS, ids.size()));
        Map<ProductId, Product> products = facts.products(some);
        index.put(some.stream().map(products::get).filter(p -> p != null).toList());
      }
      read = true;
    }
  }

  /// Reads the catalogue if that was not done, and makes vectors until all products have theirs or
  /// the thread is interrupted.
  public void catchUp() {
    readOnce();
    while (!Thread.currentThread().isInterrupted() && index.embed(BATCH) > 0) {
      // The next ones.
    }
  }

  private void readOnce() {
    if (read) {
      return;
    }
    synchronized (reading) {
      if (!read) {
        read();
        if (index.size() <= AT_ONCE) {
          index.embed(AT_ONCE);
        }
      }
    }
  }

  @Override
  public SearchResults search(SearchRequest request) {
    SearchResults results = tried(request);
    if (!results.understood().words().isEmpty() && request.offset() == 0) {
      remember(results);
    }
    return results;
  }

  /// The same without being remembered.
  public SearchResults tried(SearchRequest request) {
    readOnce();
    RulesInForce holding = rules.get().inForce(Place.SEARCH, clock.instant());
    long hour = clock.millis() / STEADY.toMillis();
    return index.search(
        request, new Steering(holding, seed.derive(hour + " " + request.text())), synonyms.now());
  }

  /// See [SearchIndex#knows].
  public boolean knows(String word) {
    readOnce();
    return index.knows(word);
  }

  /// See [SearchIndex#alike].
  public List<float[]> alike(List<String> wordings) {
    return index.alike(wordings);
  }

  /// See [Suggestions#of].
  public List<Suggestions.Suggestion> suggest(String beginning, int count) {
    readOnce();
    return index.suggest(beginning, count);
  }

  /// How many products are not yet found by their meaning.
  public int unembedded() {
    return index.unembedded();
  }

  /// What was looked for in vain since the program started, the most frequent first.
  public List<Unanswered> unanswered() {
    synchronized (unanswered) {
      return unanswered.values().stream()
          .sorted(
              Comparator.comparingInt(Unanswered::times)
                  .reversed()
                  .thenComparing(Unanswered::last, Comparator.reverseOrder()))
          .toList();
    }
  }

  private void remember(SearchResults results) {
    boolean answered =
        !results.hits().isEmpty()
            && !results.rescues().contains(Rescue.OTHER_PRICES)
            && !results.rescues().contains(Rescue.MEANING);
    if (answered) {
      return;
    }
    String text = NormalText.of(results.understood().words());
    synchronized (unanswered) {
      Unanswered before = unanswered.get(text);
      int times = before == null ? 1 : before.times() + 1;
      unanswered.put(text, new Unanswered(text, times, clock.instant()));
    }
  }

  @Override
  public void close() {
    index.close();
  }
}
