package io.shopkeeper.search;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.embed.ProductMeaning;
import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.neural.NeuralException;
import io.shopkeeper.rules.Scored;
import io.shopkeeper.search.fusion.Candidate;
import io.shopkeeper.search.fusion.Candidates;
import io.shopkeeper.search.fusion.FusionWeights;
import io.shopkeeper.search.intent.PriceRange;
import io.shopkeeper.search.intent.QueryIntent;
import io.shopkeeper.search.lexical.Field;
import io.shopkeeper.search.lexical.LexicalIndex;
import io.shopkeeper.search.lexical.Terms;
import io.shopkeeper.search.semantic.VectorTable;
import io.shopkeeper.search.synonyms.Reading;
import io.shopkeeper.search.synonyms.Synonyms;
import io.shopkeeper.search.words.Spelling;
import io.shopkeeper.search.words.Suggestions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The products of a shop, to be searched, in memory.
///
/// What is [#put] is found by its words when `put` returns, and by its meaning once [#embed] has
/// come to it. A price or a stock that changes costs nothing and shows at once. A query costs
/// O(products · dimensions) for the meaning, some milliseconds for 20,000. Safe for any number of
/// threads.
public final class SearchIndex implements Searcher, AutoCloseable {
  /// The most products of each kind, by words and by meaning, that an order is made of.
  public static final int POOL = 1_000;

  private static final System.Logger LOG = System.getLogger(SearchIndex.class.getName());

  private static final String ENGLISH_QUESTION =
      "Represent this sentence for searching relevant passages: ";

  private final TextEmbedder products;
  private final TextEmbedder queries;
  private final FusionWeights weights;
  private final Shelf shelf = new Shelf();
  private final LexicalIndex words = new LexicalIndex();
  private final VectorTable meanings = new VectorTable();
  private final Spelling spelling = new Spelling();
  private final Suggestions suggestions = new Suggestions();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Object embedding = new Object();

  /// A product whose vector is to be made.
  private record Waiting(int number, String text) {}

  /// An index that makes all vectors in one way.
  public SearchIndex(TextEmbedder embedder, FusionWeights weights) {
    this(embedder, embedder, weights);
  }

  /// @param products makes the vectors of products
  /// @param queries makes those of queries, likewise: one may remember them and the other not
  public SearchIndex(TextEmbedder products, TextEmbedder queries, FusionWeights weights) {
    if (!products.name().equals(queries.name())) {
      throw new IllegalArgumentException(
          "vectors of '%s' and '%s' cannot be compared".formatted(products.name(), queries.name()));
    }
    this.products = products;
    this.queries = queries;
    this.weights = weights;
  }

  /// Takes over products, new or changed.
  public synchronized void put(Collection<Product> changed) {
    boolean worded = false;
    for (Product product : changed) {
      Shelf.Put put = shelf.put(product);
      if (put.reworded()) {
        words.put(put.number(), product);
        synchronized (waiting) {
          waiting.add(
              new Waiting(
                  put.number(),
                  ProductMeaning.of(
                      product.title(),
                      product.brand(),
                      product.categories(),
                      product.description())));
        }
        worded = true;
      }
      if (put.fresh()) {
        learnWords(product);
      }
    }
    if (worded) {
      words.refresh();
    }
  }

  /// How many products there are.
  public int size() {
    return shelf.view().size();
  }

  /// Makes the vectors of the next products without.
  ///
  /// @param most at least 1
  /// @return how many were made; 0 when all have theirs
  /// @throws LanguageException if a server of vectors fails; what was asked for is asked for again
  public int embed(int most) {
    synchronized (embedding) {
      List<Waiting> next;
      synchronized (waiting) {
        next = waiting.stream().limit(most).toList();
      }
      if (next.isEmpty()) {
        return 0;
      }
      List<float[]> vectors = products.embed(next.stream().map(Waiting::text).toList());
      for (int i = 0; i < next.size(); i++) {
        meanings.put(next.get(i).number, vectors.get(i));
      }
      synchronized (waiting) {
        for (int i = 0; i < next.size(); i++) {
          waiting.removeFirst();
        }
      }
      return next.size();
    }
  }

  /// How many products still wait for their vectors.
  public int unembedded() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  @Override
  public SearchResults search(SearchRequest request) {
    return search(request, Steering.NONE, Synonyms.NONE);
  }

  /// The answer under rules of the shop and with its synonyms.
  SearchResults search(SearchRequest request, Steering steering, Synonyms synonyms) {
    QueryIntent intent = QueryIntent.of(request.text());
    if (intent.words().isEmpty()) {
      return browse(request, intent, steering);
    }
    Set<Rescue> rescues = EnumSet.noneOf(Rescue.class);
    String corrected =
        spelling
            .correct(
                intent.words(), word -> words.knows(word) || synonyms.has(word), queries::knows)
            .orElse(null);
    if (corrected != null) {
      rescues.add(Rescue.SPELLING);
    }
    var query = query(corrected == null ? intent.words() : corrected, synonyms);
    SearchFilter filter = request.filter().and(intent.price(), intent.inStock());
    Found found = find(query, product -> filter.admits(product) && steering.admits(product));
    if (found.candidates.isEmpty() && !intent.price().any()) {
      SearchFilter anyPrice = request.filter().and(PriceRange.ANY, intent.inStock());
      found = find(query, product -> anyPrice.admits(product) && steering.admits(product));
      if (!found.candidates.isEmpty()) {
        rescues.add(Rescue.OTHER_PRICES);
      }
    }
    if (!found.candidates.isEmpty()) {
      if (found.bestCoverage == 0) {
        rescues.add(Rescue.MEANING);
      } else if (found.bestCoverage < Matches.ALL) {
        rescues.add(Rescue.SOME_WORDS);
      }
    }
    List<Product> answers = found.candidates.stream().map(match -> product(query, match)).toList();
    Liking liking = Liking.of(request.tastes(), answers);
    Found liked = request.tastes().none() ? found : found.liked(query, liking);
    return answer(request, intent, corrected, rescues, query, liked, steering, liking);
  }

  /// What somebody who has typed a beginning may want to look for.
  public List<Suggestions.Suggestion> suggest(String beginning, int count) {
    return suggestions.of(beginning, count);
  }

  /// The vectors of queries, as [#candidates] takes them.
  public List<float[]> vectors(List<String> texts) {
    return queries.embed(texts.stream().map(SearchIndex::asQuestion).toList());
  }

  /// The vectors of words beside each other, none a question.
  public List<float[]> alike(List<String> wordings) {
    return queries.embed(wordings);
  }

  /// What the English encoder was taught to read before a short text that looks for longer ones.
  private static String asQuestion(String text) {
    return Language.of(text) == Language.ENGLISH ? ENGLISH_QUESTION + text : text;
  }

  /// The best products by words and by meaning, unfiltered and in no order, for judging and
  /// learning; no spelling is corrected and no intent read.
  ///
  /// @param synonyms that the text is read by
  /// @param vector of the text, by [#vectors]
  /// @param most of each kind
  public List<Candidate> candidates(String text, float[] vector, Synonyms synonyms, int most) {
    Shelf.View view = shelf.view();
    var readings = new Readings(synonyms.read(NormalText.of(text)), words, view.size());
    return Candidates.of(
        number -> readings.of(number).places(),
        readings.scores(),
        meanings.cosines(vector, view.size()),
        view::wording,
        _ -> true,
        _ -> false,
        most);
  }

  /// The product with a number.
  public ProductId product(int number) {
    return shelf.view().at(number).id();
  }

  @Override
  public void close() {
    words.close();
  }

  private void learnWords(Product product) {
    suggestions.add(product);
    for (Field field : List.of(Field.TITLE, Field.BRAND, Field.CATEGORY)) {
      Terms.plain(field.of(product)).forEach(spelling::add);
    }
  }

  /// Whether a product has a word, in any form.
  public boolean knows(String word) {
    return words.knows(word);
  }

  /// A query and how all products answer it.
  private record Query(Readings readings, float[] cosines, Shelf.View view) {}

  private Query query(String text, Synonyms synonyms) {
    Shelf.View view = shelf.view();
    return new Query(
        new Readings(synonyms.read(text), words, view.size()), cosines(text, view.size()), view);
  }

  private float[] cosines(String text, int size) {
    try {
      return meanings.cosines(vectors(List.of(text)).getFirst(), size);
    } catch (LanguageException | NeuralException e) {
      LOG.log(System.Logger.Level.WARNING, "searching by words only: {0}", e.getMessage());
      return new float[size];
    }
  }

  private record Match(Candidate candidate, double score) {}

  private static final Comparator<Match> BEST_FIRST =
      Comparator.comparingDouble(Match::score)
          .reversed()
          .thenComparingInt(match -> match.candidate.number());

  /// @param candidates those that match, best first
  private record Found(List<Match> candidates, double bestCoverage) {
    /// The same in the order in which somebody likes them.
    Found liked(Query query, Liking liking) {
      return new Found(
          candidates.stream()
              .map(one -> new Match(one.candidate, one.score + liking.of(product(query, one))))
              .sorted(BEST_FIRST)
              .toList(),
          bestCoverage);
    }
  }

  private Found find(Query query, Predicate<Product> admits) {
    List<Candidate> pool =
        Candidates.of(
            number -> query.readings.of(number).places(),
            query.readings.scores(),
            query.cosines,
            query.view::wording,
            number -> admits.test(query.view.at(number)),
            number -> !query.view.at(number).inStock(),
            POOL);
    var matches = Matches.of(pool);
    return new Found(
        pool.stream()
            .filter(matches::include)
            // Scored once, not at every comparison.
            .map(candidate -> new Match(candidate, weights.score(candidate)))
            .sorted(BEST_FIRST)
            .toList(),
        matches.bestCoverage());
  }

  private SearchResults answer(
      SearchRequest request,
      QueryIntent intent,
      @Nullable String corrected,
      Set<Rescue> rescues,
      Query query,
      Found found,
      Steering steering,
      Liking liking) {
    List<Steering.Place> list =
        steering.arrange(
            found.candidates.stream()
                .map(match -> new Scored(product(query, match).id(), match.score))
                .toList());
    List<SearchHit> hits =
        list.stream()
            .skip(request.offset())
            .limit(request.count())
            .map(place -> {
              Match match = found.candidates.get(place.found());
              return new SearchHit(
                  product(query, match),
                  place.score(),
                  request.explained() ? reasons(query, match.candidate, place, liking) : List.of());
            })
            .toList();
    return new SearchResults(
        intent,
        corrected,
        rescues,
        list.size(),
        Facets.of(
            list.stream()
                .map(place -> product(query, found.candidates.get(place.found())))
                .toList()),
        hits);
  }

  private static Product product(Query query, Match match) {
    return query.view.at(match.candidate.number());
  }

  private List<SearchReason> reasons(
      Query query, Candidate candidate, Steering.Place place, Liking liking) {
    List<SearchReason> added =
        Stream.concat(
                place.steps().stream(), liking.reasons(query.view.at(candidate.number())).stream())
            .toList();
    Reading reading = query.readings.of(candidate.number());
    return Reasons.of(
        candidate,
        weights,
        words.explain(reading.terms(), candidate.number()),
        reading.standsFor(),
        added);
  }

  /// Nothing to look for: what the filters admit, what can be bought first.
  private SearchResults browse(SearchRequest request, QueryIntent intent, Steering steering) {
    SearchFilter filter = request.filter().and(intent.price(), intent.inStock());
    if (request.filter().equals(SearchFilter.NONE) && filter.equals(SearchFilter.NONE)) {
      return new SearchResults(intent, null, Set.of(), 0, List.of(), List.of());
    }
    Shelf.View view = shelf.view();
    var admitted = new ArrayList<Product>();
    for (int number = 0; number < view.size(); number++) {
      if (filter.admits(view.at(number)) && steering.admits(view.at(number))) {
        admitted.add(view.at(number));
      }
    }
    admitted.sort(Comparator.comparing(product -> !product.inStock()));
    return new SearchResults(
        intent,
        null,
        Set.of(),
        admitted.size(),
        Facets.of(admitted),
        admitted.stream()
            .skip(request.offset())
            .limit(request.count())
            .map(product -> new SearchHit(product, 0, List.of()))
            .toList());
  }
}
