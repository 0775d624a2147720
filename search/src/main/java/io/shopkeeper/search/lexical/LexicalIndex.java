package io.shopkeeper.search.lexical;

import io.shopkeeper.domain.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BlendedTermQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// The words of a catalogue, in memory: BM25 in every field, a word's rarity being that in the
/// field where it is commonest, the best field counting whole and the others a little.
///
/// A product is known by its number. What is put is seen after [#refresh]. A query costs O(products
/// that have a term, summed over its terms). Safe for any number of threads.
public final class LexicalIndex implements AutoCloseable {
  private static final String NUMBER = "number";
  private static final float K1 = 1.2f;

  /// What a word counts in the fields beside its best.
  private static final float OTHERS = .3f;

  private static final org.apache.lucene.document.FieldType WORDS = words();

  private final IndexWriter writer;
  private final SearcherManager searchers;

  public LexicalIndex() {
    try {
      var config = new IndexWriterConfig(null);
      config.setSimilarity(SIMILARITY);
      writer = new IndexWriter(new ByteBuffersDirectory(), config);
      searchers =
          new SearcherManager(
              writer,
              new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(
                    org.apache.lucene.index.IndexReader reader,
                    org.apache.lucene.index.@Nullable IndexReader previous) {
                  var searcher = new IndexSearcher(reader);
                  searcher.setSimilarity(SIMILARITY);
                  searcher.setQueryCache(null);
                  return searcher;
                }
              });
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /// Puts a product in the place of the one with this number, if there is one.
  public void put(int number, Product product) {
    var document = new Document();
    document.add(
        new StringField(NUMBER, String.valueOf(number), org.apache.lucene.document.Field.Store.NO));
    document.add(new NumericDocValuesField(NUMBER, number));
    for (Field field : Field.values()) {
      List<String> terms = Terms.of(field.of(product));
      if (!terms.isEmpty()) {
        document.add(new org.apache.lucene.document.Field(name(field), Stems.stream(terms), WORDS));
      }
    }
    try {
      writer.updateDocument(numbered(number), document);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /// Shows what was put.
  public void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /// Scores the products with numbers below `size`.
  ///
  /// @param terms see [Terms#ofQuery]
  public LexicalScores score(SequencedMap<String, Float> terms, int size) {
    return with(searcher -> {
      var scores = new LexicalScores(new float[size], new float[size]);
      double[] rarity =
          terms.entrySet().stream()
              .mapToDouble(term -> term.getValue() * rarity(searcher, term.getKey()))
              .toArray();
      double whole = 0;
      for (double r : rarity) {
        whole += r;
      }
      int t = 0;
      for (Map.Entry<String, Float> term : terms.entrySet()) {
        add(searcher, term.getKey(), term.getValue(), (float) (rarity[t++] / whole), scores);
      }
      return scores;
    });
  }

  /// Whether a product has a word, in any form.
  public boolean knows(String word) {
    return with(searcher -> frequency(searcher, Stems.of(word)) > 0);
  }

  /// Where the terms are in a product.
  public List<FoundWord> explain(SequencedMap<String, Float> terms, int number) {
    return with(searcher -> {
      TopDocs found = searcher.search(new TermQuery(numbered(number)), 1);
      var words = new ArrayList<FoundWord>();
      if (found.scoreDocs.length > 0) {
        for (Map.Entry<String, Float> term : terms.entrySet()) {
          Explanation explanation =
              searcher.explain(query(searcher, term.getKey()), found.scoreDocs[0].doc);
          var byField = new EnumMap<Field, Double>(Field.class);
          collect(explanation, byField);
          double best = byField.values().stream().mapToDouble(v -> v).max().orElse(0);
          byField.forEach((field, value) ->
              words.add(
                  new FoundWord(
                      term.getKey(),
                      field,
                      term.getValue() * (value == best ? value : OTHERS * value))));
        }
      }
      return words;
    });
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.close();
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private void add(
      IndexSearcher searcher, String term, float weight, float share, LexicalScores scores)
      throws IOException {
    Weight matching =
        searcher.createWeight(searcher.rewrite(query(searcher, term)), ScoreMode.COMPLETE, weight);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = matching.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      NumericDocValues numbers = leaf.reader().getNumericDocValues(NUMBER);
      Bits live = leaf.reader().getLiveDocs();
      DocIdSetIterator documents = scorer.iterator();
      int document = documents.nextDoc();
      while (document != DocIdSetIterator.NO_MORE_DOCS) {
        if ((live == null || live.get(document)) && numbers.advanceExact(document)) {
          int number = (int) numbers.longValue();
          if (number < scores.bm25().length) {
            scores.bm25()[number] += scorer.score();
            scores.coverage()[number] += share;
          }
        }
        document = documents.nextDoc();
      }
    }
  }

  /// Asks the fields that have the term; none may.
  private static Query query(IndexSearcher searcher, String term) throws IOException {
    var query =
        new BlendedTermQuery.Builder()
            .setRewriteMethod(new BlendedTermQuery.DisjunctionMaxRewrite(OTHERS));
    for (Field field : Field.values()) {
      var named = new Term(name(field), term);
      if (searcher.getIndexReader().docFreq(named) > 0) {
        query.add(named, field.boost());
      }
    }
    return query.build();
  }

  private static double rarity(IndexSearcher searcher, String term) {
    int products = searcher.getIndexReader().numDocs();
    int having = frequency(searcher, term);
    return Math.log(1 + (products - having + .5) / (having + .5));
  }

  private static int frequency(IndexSearcher searcher, String term) {
    try {
      int most = 0;
      for (Field field : Field.values()) {
        most = Math.max(most, searcher.getIndexReader().docFreq(new Term(name(field), term)));
      }
      return most;
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /// The leaves of Lucene's explanation are described as in `weight(title:oil in 7)`.
  private static void collect(Explanation explanation, Map<Field, Double> byField) {
    String says = explanation.getDescription();
    if (explanation.isMatch() && says.startsWith("weight(")) {
      String field = says.substring("weight(".length(), says.indexOf(':'));
      byField.merge(
          Field.valueOf(field.toUpperCase(Locale.ROOT)),
          explanation.getValue().doubleValue(),
          Double::sum);
      return;
    }
    for (Explanation detail : explanation.getDetails()) {
      collect(detail, byField);
    }
  }

  private interface Asking<T> {
    T ask(IndexSearcher searcher) throws IOException;
  }

  private <T> T with(Asking<T> asking) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return asking.ask(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private static Term numbered(int number) {
    return new Term(NUMBER, String.valueOf(number));
  }

  private static String name(Field field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  private static org.apache.lucene.document.FieldType words() {
    var type = new org.apache.lucene.document.FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }

  private static final Similarity SIMILARITY =
      new PerFieldSimilarityWrapper() {
        @Override
        public Similarity get(String name) {
          for (Field field : Field.values()) {
            if (name(field).equals(name)) {
              return new BM25Similarity(K1, field.b());
            }
          }
          return new BM25Similarity();
        }
      };

  /// Memory does not fail as a disk does.
  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("the index of words in memory failed", e);
  }
}
