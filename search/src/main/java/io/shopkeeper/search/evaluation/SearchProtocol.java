package io.shopkeeper.search.evaluation;

import io.shopkeeper.domain.Product;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.embed.EncoderEmbedder;
import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.language.evaluation.Surroundings;
import io.shopkeeper.search.SearchException;
import io.shopkeeper.search.SearchIndex;
import io.shopkeeper.search.evaluation.QueryFile.Asked;
import io.shopkeeper.search.fusion.Candidate;
import io.shopkeeper.search.fusion.FusionTrainer;
import io.shopkeeper.search.fusion.FusionWeights;
import io.shopkeeper.search.synonyms.Synonyms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// All products of a catalogue are ranked for every query, by words (`bm25`), by meaning (`vector`)
/// and by both (`fused`), and held against judgements.
///
/// Queries without a relevant product among the catalogue's are left out of the figures. No
/// spelling is corrected and no price read: what is judged is the order.
public final class SearchProtocol {
  /// What a protocol's `--model` may be; `auto` is the fusion.
  public static final Map<String, FusionWeights> MODELS =
      Map.of(
          "bm25",
          FusionWeights.BM25,
          "vector",
          FusionWeights.VECTOR,
          "rrf",
          FusionWeights.RECIPROCAL_RANK);

  private static final int LIST = 100;

  /// Taken of each kind.
  private static final int POOL = 300;

  private static final int BATCH = 512;

  private final SearchFiles files;
  private final String model;
  private final Surroundings given;

  /// @param model one of [#MODELS], `fused` or `auto`
  public SearchProtocol(SearchFiles files, String model, Surroundings given) {
    if (!MODELS.containsKey(model) && !Set.of("auto", "fused").contains(model)) {
      throw new IllegalArgumentException(
          "model '%s' is not one of auto, fused, bm25, vector, rrf".formatted(model));
    }
    this.files = files;
    this.model = model;
    this.given = given;
  }

  /// @throws SearchException if a file is not what it should be, or judges nothing
  public ProtocolResult run() {
    List<Product> catalogue = CatalogueFile.read(files.catalogue());
    List<Asked> queries = QueryFile.read(files.queries());
    TextEmbedder embedder = new EncoderEmbedder(given.encoders(), given.workers());
    try (var index = new SearchIndex(embedder, FusionWeights.DEFAULT)) {
      index.put(catalogue);
      int done = 0;
      int made = index.embed(BATCH);
      while (made > 0) {
        done += made;
        given.progress().at("reading products", done, catalogue.size());
        made = index.embed(BATCH);
      }
      return judge(index, queries);
    }
  }

  private ProtocolResult judge(SearchIndex index, List<Asked> queries) {
    var numbers = new HashMap<String, Integer>();
    for (int number = 0; number < index.size(); number++) {
      numbers.put(index.product(number).value(), number);
    }
    int dropped = 0;
    FusionWeights fused = FusionWeights.DEFAULT;
    if (files.trainJudgements() != null) {
      Set<String> asked =
          queries.stream().map(query -> NormalText.key(query.text())).collect(Collectors.toSet());
      List<Asked> all =
          files.trainQueries() == null ? queries : QueryFile.read(files.trainQueries());
      Judgements judged = Judgements.read(files.trainJudgements());
      List<Asked> train =
          all.stream()
              .filter(query -> !judged.of(query.id()).isEmpty())
              .filter(query ->
                  files.trainQueries() == null || !asked.contains(NormalText.key(query.text())))
              .toList();
      dropped =
          (int) all.stream().filter(query -> !judged.of(query.id()).isEmpty()).count()
              - train.size();
      fused = learn(index, train, judged, numbers);
    }
    given.trained().run();
    FusionWeights chosen = MODELS.getOrDefault(model, fused);
    List<List<Candidate>> found = candidates(index, queries);
    var report = new MetricReport(new LinkedHashMap<>());
    if (files.judgements() != null) {
      report = report(index, queries, found, Judgements.read(files.judgements()), numbers, chosen);
    }
    List<String> lines =
        IntStream.range(0, queries.size())
            .mapToObj(q ->
                queries.get(q).id() + "\t" + String.join(" ", list(index, found.get(q), chosen)))
            .toList();
    return new ProtocolResult(
            "search",
            model.equals("auto") ? "fused" : model,
            chosen.toString(),
            report,
            "queries",
            lines)
        .withDropped(dropped);
  }

  private FusionWeights learn(
      SearchIndex index, List<Asked> train, Judgements judged, Map<String, Integer> numbers) {
    List<List<Candidate>> found = candidates(index, train);
    var examples = new ArrayList<FusionTrainer.Judged>();
    for (int q = 0; q < train.size(); q++) {
      var relevance = new HashMap<Integer, Double>();
      judged
          .of(train.get(q).id())
          .forEach((product, value) -> {
            Integer number = numbers.get(product);
            if (number != null) {
              relevance.put(number, value);
            }
          });
      examples.add(new FusionTrainer.Judged(found.get(q), relevance));
    }
    return FusionTrainer.train(examples)
        .orElseThrow(() ->
            new SearchException(
                SearchException.Code.NOTHING_TO_JUDGE,
                "'%s' judges nothing that is found: query and product ids must be those of the other files"
                    .formatted(files.trainJudgements())));
  }

  private List<List<Candidate>> candidates(SearchIndex index, List<Asked> queries) {
    List<float[]> vectors = index.vectors(queries.stream().map(Asked::text).toList());
    Synonyms synonyms =
        files.synonyms() == null ? Synonyms.NONE : SynonymFile.read(files.synonyms());
    List<List<Candidate>> found = new ArrayList<>();
    for (int q = 0; q < queries.size(); q++) {
      found.add(index.candidates(queries.get(q).text(), vectors.get(q), synonyms, POOL));
      if (q % BATCH == 0) {
        given.progress().at("answering queries", q, queries.size());
      }
    }
    return found;
  }

  private static List<String> list(
      SearchIndex index, List<Candidate> candidates, FusionWeights weights) {
    return candidates.stream()
        .filter(candidate -> has(candidate, weights))
        .sorted(
            Comparator.comparingDouble(weights::score)
                .reversed()
                .thenComparingInt(Candidate::number))
        .limit(LIST)
        .map(candidate -> index.product(candidate.number()).value())
        .toList();
  }

  /// What was found only by the other kind is not in the list of one kind.
  private static boolean has(Candidate candidate, FusionWeights weights) {
    return weights.equals(FusionWeights.BM25)
        ? candidate.bm25() > 0
        : !weights.equals(FusionWeights.VECTOR) || candidate.cosine() > 0;
  }

  private MetricReport report(
      SearchIndex index,
      List<Asked> queries,
      List<List<Candidate>> found,
      Judgements judgements,
      Map<String, Integer> numbers,
      FusionWeights chosen) {
    Map<String, Map<String, Double>> known = new HashMap<>();
    for (Asked query : queries) {
      var relevance = new LinkedHashMap<String, Double>();
      judgements
          .of(query.id())
          .forEach((product, value) -> {
            if (numbers.containsKey(product)) {
              relevance.put(product, value);
            }
          });
      if (relevance.values().stream().anyMatch(value -> value > 0)) {
        known.put(query.id(), relevance);
      }
    }
    int[] judged =
        IntStream.range(0, queries.size())
            .filter(q -> known.containsKey(queries.get(q).id()))
            .toArray();
    if (judged.length == 0) {
      throw new SearchException(
          SearchException.Code.NOTHING_TO_JUDGE,
          "'%s' judges no query of '%s' with a product of '%s'"
              .formatted(files.judgements(), files.queries(), files.catalogue()));
    }
    Map<String, FusionWeights> models = new LinkedHashMap<>();
    models.put("", chosen);
    models.put("bm25/", FusionWeights.BM25);
    models.put("vector/", FusionWeights.VECTOR);
    var names = new TreeSet<String>();
    queries.forEach(query -> names.add(query.kind()));
    var figures = new LinkedHashMap<String, double[]>();
    models.forEach((prefix, weights) -> {
      List<List<String>> lists =
          IntStream.range(0, queries.size())
              .mapToObj(q -> list(index, found.get(q), weights))
              .toList();
      for (SearchMetric metric : SearchMetric.values()) {
        figures.put(
            prefix + metric.label(),
            IntStream.of(judged)
                .mapToDouble(
                    q -> metric.of(lists.get(q), known.getOrDefault(queries.get(q).id(), Map.of())))
                .toArray());
      }
    });
    MetricReport report = intervals("", figures, IntStream.range(0, judged.length).toArray());
    if (names.size() > 1) {
      for (String kind : names) {
        int[] own =
            IntStream.range(0, judged.length)
                .filter(j -> queries.get(judged[j]).kind().equals(kind))
                .toArray();
        if (own.length > 0) {
          report = report.and(intervals(kind + "/", figures, own));
        }
      }
    }
    return report;
  }

  private MetricReport intervals(String prefix, Map<String, double[]> figures, int[] rows) {
    var named = new LinkedHashMap<String, Interval>();
    List<Interval> intervals =
        Bootstrap.of(given.seed())
            .means(
                figures.values().stream()
                    .map(values -> IntStream.of(rows).mapToDouble(row -> values[row]).toArray())
                    .toList());
    int next = 0;
    for (String name : figures.keySet()) {
      named.put(prefix + name, intervals.get(next++));
    }
    return new MetricReport(named);
  }
}
