package io.shopkeeper.assist.records;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.NormalText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What customers call the products of a catalogue: their ids, their titles, and parts of titles
/// that tell them from others.
///
/// A title is found by the share of it that a text holds, its words weighed by their rarity
/// (inverse document frequency, Spärck Jones 1972); words are Latin words, numbers and pairs of Han
/// characters. The best is taken, its words are crossed out, and the rest of the text is read
/// again, so that "A or B" names two. Reading costs O(words × products that share one). Immutable.
public final class ProductNames {

  /// Products whose names are read; those of more would fill the memory of a small machine.
  public static final int MOST_PRODUCTS = 50_000;

  private static final Pattern WORD = Pattern.compile("\\p{IsHan}+|\\p{IsLatin}+|\\p{Nd}+");

  private static final Pattern NUMBERS = Pattern.compile("\\p{Nd}+");

  /// Attributes that hold the title in another language are named so.
  private static final String TITLE_IN = "title_";

  /// Of a title, by rarity, that must be said to mean the product.
  private static final double MUCH = .6;

  /// Titles of which this much less is said are not meant as well.
  private static final double LESS = .08;

  /// Of a title, by rarity, that must be said for the product to be worth showing.
  private static final double SOME = .2;

  private static final Comparator<Name> BY_LENGTH =
      Comparator.<Name>comparingInt(name -> name.sequence().size())
          .thenComparing(name -> name.product().value(), Comparator.reverseOrder());

  private static final String GAP = "";
  private static final double ROUNDING = 1e-9;
  private static final double WHOLE = 1 - ROUNDING;

  /// What may be an id: it has a digit in it.
  private static final Pattern ID = Pattern.compile("(?=[\\w.-]*\\d)\\w(?:[\\w.-]*\\w)?");

  private static final int MOST_NAMED = 4;
  private static final int MOST_ALIKE = 5;

  private final Map<String, ProductId> ids = new HashMap<>();
  private final List<Name> names = new ArrayList<>();
  private final Map<String, List<Integer>> postings = new HashMap<>();
  private final Map<String, Double> rarity = new HashMap<>();

  /// @param sequence the words of the title as they stand there
  /// @param words each once
  private record Name(ProductId product, List<String> sequence, Set<String> words) {}

  /// Products that a part of a text names.
  ///
  /// @param products more than one where the text does not tell them apart
  /// @param share of the title that was said, by rarity; 1 for an id
  public record Named(List<ProductId> products, double share) {
    public Named {
      products = List.copyOf(products);
    }
  }

  private ProductNames() {}

  /// The names of these products.
  public static ProductNames of(Collection<Product> products) {
    var made = new ProductNames();
    for (Product product : products) {
      made.ids.put(product.id().value().toLowerCase(Locale.ROOT), product.id());
      made.add(product.id(), product.title());
      product
          .attributes()
          .forEach((attribute, value) -> {
            if (attribute.startsWith(TITLE_IN)) {
              made.add(product.id(), value);
            }
          });
    }
    made.weigh();
    return made;
  }

  /// What few products are called or are like: their titles, brands, categories and attributes.
  public static ProductNames described(Collection<Product> products) {
    var made = new ProductNames();
    for (Product product : products) {
      made.add(product.id(), product.title());
      made.add(product.id(), String.join(" ", product.categories()));
      made.add(product.id(), product.brand() == null ? "" : product.brand());
      product
          .attributes()
          .values()
          .forEach(value -> made.add(product.id(), NUMBERS.matcher(value).replaceAll(" ")));
    }
    made.weigh();
    return made;
  }

  private void weigh() {
    postings.forEach((word, in) -> rarity.put(word, Math.log((names.size() + 1.0) / in.size())));
  }

  private void add(ProductId product, String title) {
    List<String> sequence = words(title);
    var words = new LinkedHashSet<>(sequence);
    if (words.isEmpty()) {
      return;
    }
    for (String word : words) {
      postings.computeIfAbsent(word, _ -> new ArrayList<>()).add(names.size());
    }
    names.add(new Name(product, sequence, words));
  }

  /// The words of a text, in order: of `星河水壶 2L` these are 星河, 河水, 水壶, 2 and l.
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    var runs = WORD.matcher(NormalText.of(text));
    while (runs.find()) {
      String run = runs.group();
      if (Character.UnicodeScript.of(run.codePointAt(0)) != Character.UnicodeScript.HAN
          || run.length() < 2) {
        words.add(run);
      } else {
        for (int i = 0; i + 2 <= run.length(); i++) {
          words.add(run.substring(i, i + 2));
        }
      }
    }
    return words;
  }

  /// The products whose ids are written in a text.
  private List<ProductId> ids(String text) {
    return ID.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(word -> ids.get(word.group()))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /// The products a text names, in the order in which it names them.
  public List<Named> in(String text) {
    var named = new ArrayList<Named>();
    var places = new HashMap<Named, Integer>();
    List<String> said = words(text);
    for (ProductId id : ids(text)) {
      var one = new Named(List.of(id), 1);
      named.add(one);
      places.put(one, Collections.indexOfSubList(said, words(id.value())));
    }
    var left = new ArrayList<>(said);
    while (named.size() < MOST_NAMED) {
      Map<Integer, Double> shares = shares(left);
      double best = shares.isEmpty() ? 0 : Collections.max(shares.values());
      if (best < MUCH) {
        break;
      }
      Optional<Name> whole = whole(shares, left);
      Name meant = whole.orElseGet(() -> longest(shares, best));
      List<ProductId> products =
          shares.entrySet().stream()
              .filter(entry -> alike(names.get(entry.getKey()), entry.getValue(), meant, best))
              .sorted(Map.Entry.comparingByKey())
              .map(entry -> names.get(entry.getKey()).product())
              .distinct()
              .limit(MOST_ALIKE)
              .toList();
      if (named.stream().noneMatch(known -> known.products().equals(products))) {
        var one = new Named(products, best);
        named.add(one);
        places.put(one, place(meant, whole.isPresent(), said, left));
      }
      cross(meant, whole.isPresent(), left);
    }
    named.sort(Comparator.comparingInt(one -> places.getOrDefault(one, 0)));
    return named;
  }

  /// Where the words of a name begin, of those that are not another's.
  private static int place(Name name, boolean whole, List<String> said, List<String> left) {
    if (whole) {
      return Collections.indexOfSubList(said, name.sequence());
    }
    return IntStream.range(0, said.size())
        .filter(i -> name.words().contains(said.get(i)) && left.contains(said.get(i)))
        .findFirst()
        .orElse(said.size());
  }

  /// Which of these, few enough to tell apart by a word, a text speaks of: the one with most of the
  /// words that not all of them have. Empty if none or two are as likely.
  public Optional<ProductId> likeliest(String text) {
    var said = new HashSet<>(words(text));
    // "A replacement" is nothing of energy class A.
    said.removeIf(word -> word.length() == 1 && word.charAt(0) < '\u0080');
    var spoken = new LinkedHashMap<ProductId, Set<String>>();
    for (Name name : names) {
      Set<String> words = spoken.computeIfAbsent(name.product(), _ -> new HashSet<>());
      name.words().stream().filter(said::contains).forEach(words::add);
    }
    if (spoken.size() > 1) {
      var common = new HashSet<>(said);
      spoken.values().forEach(common::retainAll);
      spoken.values().forEach(words -> words.removeAll(common));
    }
    List<Map.Entry<ProductId, Set<String>>> ranked =
        spoken.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .sorted(Comparator.comparingDouble(entry -> -weight(entry.getValue())))
            .toList();
    boolean alone =
        ranked.size() == 1
            || (ranked.size() > 1
                && weight(ranked.get(0).getValue()) > weight(ranked.get(1).getValue()) + ROUNDING);
    return alone ? Optional.of(ranked.getFirst().getKey()) : Optional.empty();
  }

  /// The longest title that stands in the words as it is.
  private Optional<Name> whole(Map<Integer, Double> shares, List<String> words) {
    return shares.entrySet().stream()
        .filter(entry -> entry.getValue() > WHOLE)
        .map(entry -> names.get(entry.getKey()))
        .filter(name -> Collections.indexOfSubList(words, name.sequence()) >= 0)
        .max(BY_LENGTH);
  }

  /// Crosses a name out of words, leaving a gap that no name spans.
  private static void cross(Name name, boolean whole, List<String> words) {
    if (whole) {
      int at = Collections.indexOfSubList(words, name.sequence());
      words.subList(at, at + name.sequence().size()).clear();
      words.add(at, GAP);
    } else {
      name.words().forEach(words::remove);
    }
  }

  /// Whether a name may be meant as well as the one that was said best: one that was said in full
  /// only if it has the same words, as a longer title holds shorter ones.
  private static boolean alike(Name name, double share, Name meant, double best) {
    return best > WHOLE ? name.words().equals(meant.words()) : share >= best - LESS;
  }

  private Name longest(Map<Integer, Double> shares, double best) {
    return shares.entrySet().stream()
        .filter(entry -> entry.getValue() >= best - ROUNDING)
        .map(entry -> names.get(entry.getKey()))
        .max(
            Comparator.<Name>comparingDouble(name -> weight(name.words()))
                .thenComparing(name -> name.product().value(), Comparator.reverseOrder()))
        .orElseThrow();
  }

  /// Products that share words with a text, the greatest share of a title first.
  public List<ProductId> about(String text, int most) {
    Map<Integer, Double> shares = shares(words(text));
    return shares.entrySet().stream()
        .filter(entry -> entry.getValue() >= SOME)
        .sorted(
            Map.Entry.<Integer, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> names.get(entry.getKey()).product())
        .distinct()
        .limit(most)
        .toList();
  }

  /// Of each name that shares a word, the share said.
  private Map<Integer, Double> shares(List<String> words) {
    var said = new HashMap<Integer, Double>();
    for (String word : new HashSet<>(words)) {
      double weight = rarity.getOrDefault(word, 0.0);
      for (int name : postings.getOrDefault(word, List.of())) {
        said.merge(name, weight, Double::sum);
      }
    }
    said.replaceAll((name, weight) -> weight / Math.max(ROUNDING, weight(names.get(name).words())));
    return said;
  }

  private double weight(Set<String> words) {
    double sum = 0;
    for (String word : words) {
      sum += rarity.getOrDefault(word, 0.0);
    }
    return sum;
  }
}
