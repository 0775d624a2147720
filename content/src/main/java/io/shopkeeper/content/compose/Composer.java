package io.shopkeeper.content.compose;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.content.compose.Composition.Sentence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Composes copy for products from the sentences of others. Immutable, safe for any number of
/// threads; some milliseconds a text where 24,000 passages are known.
public final class Composer {
  private static final double GAIN = 1e-9;
  private static final int ATTEMPTS = 4;

  /// What lies between words in Latin letters.
  private static final Pattern BETWEEN = Pattern.compile("[^\\w.%-]+");

  private final ComposerSettings settings;
  private final Examples examples;
  private final ExampleWeights weights;
  private final KnownValues values;
  private final List<Passage> passages;

  Composer(
      ComposerSettings settings,
      Examples examples,
      ExampleWeights weights,
      KnownValues values,
      List<Passage> passages) {
    this.settings = settings;
    this.examples = examples;
    this.weights = weights;
    this.values = values;
    this.passages = List.copyOf(passages);
  }

  /// How many passages can be said again.
  public int passages() {
    return passages.size();
  }

  /// A text for a product.
  public Composition compose(List<Attribute> product) {
    return compose(product, _ -> true);
  }

  /// A text for a product; without a sentence where nothing may be said of it.
  ///
  /// @param may asked of sentences that are about to be said, the costlier check beside the licence
  public Composition compose(List<Attribute> product, Predicate<String> may) {
    ExpectedText expected = examples.expected(weights.of(product));
    List<Passage> candidates = candidates(product, expected);
    Set<Passage> refused = new HashSet<>();
    List<Passage> chosen = List.of();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      chosen = choose(candidates.stream().filter(p -> !refused.contains(p)).toList(), expected);
      List<Passage> bad = chosen.stream().filter(p -> !may.test(p.text())).toList();
      if (bad.isEmpty()) {
        break;
      }
      refused.addAll(bad);
    }
    return new Composition(
        chosen.stream()
            .filter(passage -> !refused.contains(passage))
            .sorted(Comparator.comparingDouble(Passage::place))
            .map(passage -> new Sentence(passage.text(), states(passage, product)))
            .toList());
  }

  private List<Passage> candidates(List<Attribute> product, ExpectedText expected) {
    boolean[] supported = values.supportedBy(product);
    Set<String> names =
        product.stream()
            .map(attribute -> attribute.value().toLowerCase(Locale.ROOT))
            .flatMap(value -> BETWEEN.splitAsStream(value))
            .collect(Collectors.toSet());
    record Scored(Passage passage, double score) {}
    return passages.stream()
        .filter(p -> licensed(p, supported) && names.containsAll(p.particulars()))
        .map(p -> new Scored(p, promise(p, expected)))
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .limit(settings.candidates())
        .map(Scored::passage)
        .toList();
  }

  /// Begins with a sentence that began a text, adds others while that gains, and then exchanges
  /// each for a better one.
  private List<Passage> choose(List<Passage> candidates, ExpectedText expected) {
    List<Passage> openers = candidates.stream().filter(Passage::opens).toList();
    List<Passage> others = candidates.stream().filter(p -> !p.opens()).toList();
    var selection = new Selection(examples.table(), expected);
    Passage next = best(openers, selection, 0);
    while (next != null) {
      selection.add(next);
      next = best(others, selection, selection.score());
    }
    if (selection.passages().isEmpty()) {
      next = best(others, selection, 0);
      while (next != null) {
        selection.add(next);
        next = best(others, selection, selection.score());
      }
    }
    for (Passage out : selection.passages()) {
      double score = selection.score();
      selection.remove(out);
      Passage in = best(out.opens() ? openers : others, selection, score + GAIN);
      selection.add(in == null ? out : in);
    }
    return selection.passages();
  }

  private @Nullable Passage best(List<Passage> candidates, Selection selection, double least) {
    Passage best = null;
    double most = least;
    for (Passage candidate : candidates) {
      double score = selection.with(candidate) - (candidate.whole() ? 0 : settings.cut());
      if (score > most) {
        most = score;
        best = candidate;
      }
    }
    return best;
  }

  /// Expected matches of words and, twice as much, of pairs, by length.
  private double promise(Passage passage, ExpectedText expected) {
    double words = matches(passage, Gram.WORD, expected);
    double pairs = matches(passage, Gram.WORD_PAIR, expected);
    return (words + 2 * pairs) / (1 + passage.grams().totals()[Gram.WORD.index()]);
  }

  private double matches(Passage passage, Gram kind, ExpectedText expected) {
    double sum = 0;
    for (int gram : passage.grams().known()[kind.index()]) {
      sum += expected.filled()[examples.table().slot(gram, 0)];
    }
    return sum;
  }

  private static boolean licensed(Passage passage, boolean[] supported) {
    for (int value : passage.stated()) {
      if (!supported[value]) {
        return false;
      }
    }
    return true;
  }

  private List<Attribute> states(Passage passage, List<Attribute> product) {
    Set<Integer> stated = Arrays.stream(passage.stated()).boxed().collect(Collectors.toSet());
    return product.stream()
        .filter(attribute ->
            Arrays.stream(values.numbersIn(attribute.value())).anyMatch(stated::contains))
        .distinct()
        .toList();
  }
}
