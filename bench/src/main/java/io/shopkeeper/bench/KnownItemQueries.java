package io.shopkeeper.bench;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.search.evaluation.CatalogueFile;
import io.shopkeeper.search.lexical.Terms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Queries for products that are known, made by a program before any search was tuned: who asks
/// knows the product, and either remembers some words of its title or says it in other words.
///
/// `title`: of the title's words each is kept with probability .6, at least two; the brand is added
/// to every second. `reworded`: no word of the title is kept; at least half of those that are not
/// numbers have another wording in `rewordings.tsv`, one of which is drawn; the brand is added to
/// every second, and two words of the innermost category that are not in the title to every second.
/// Each half of the queries of either kind goes to `valid`, the others to `test`. To learn from
/// there are as many `mixed` beside `valid`, in which every second word is kept and others are said
/// differently: of shops' queries few are all the one or all the other.
@Command(
    name = "known-items",
    description = "Writes the queries that search is judged by; they were fixed before tuning.")
final class KnownItemQueries implements Callable<Integer> {
  private static final double KEPT = .6;
  private static final Set<String> LITTLE =
      Set.of("with", "for", "and", "the", "of", "in", "to", "on", "a", "an", "by", "from", "no");

  @Option(names = "--catalogue", required = true)
  private Path catalogue = Path.of("");

  @Option(names = "--out", required = true, description = "A folder.")
  private Path folder = Path.of("");

  @Option(names = "--each", defaultValue = "1000", description = "Queries of either kind.")
  private int each;

  private record Query(String kind, String text, String product) {}

  @Override
  public Integer call() throws IOException {
    List<Product> products = new ArrayList<>(CatalogueFile.read(catalogue));
    var seed = new Seed(20);
    Collections.shuffle(products, java.util.Random.from(seed.generator("products")));
    Map<String, List<String>> rewordings = rewordings();
    RandomGenerator random = seed.generator("words");
    var titles = new ArrayList<Query>();
    var reworded = new ArrayList<Query>();
    for (Product product : products) {
      if (titles.size() < each && titles.size() <= reworded.size()) {
        ofTitle(product, random, titles);
      } else if (reworded.size() < each) {
        inOtherWords(product, rewordings, random, reworded);
      }
    }
    Files.createDirectories(folder);
    writeMixed(products, rewordings, seed.generator("mixed"));
    for (int half = 0; half < 2; half++) {
      var queries = new ArrayList<>(List.of("query_id\tquery\tkind"));
      var judgements = new ArrayList<>(List.of("query_id\tproduct_id\trelevance"));
      for (List<Query> kind : List.of(titles, reworded)) {
        for (int i = half; i < kind.size(); i += 2) {
          Query query = kind.get(i);
          String id = query.kind + "-" + i;
          queries.add(id + "\t" + query.text + "\t" + query.kind);
          judgements.add(id + "\t" + query.product + "\t1");
        }
      }
      String name = half == 0 ? "valid" : "test";
      Files.write(folder.resolve(name + ".queries.tsv"), queries);
      Files.write(folder.resolve(name + ".judgements.tsv"), judgements);
    }
    return 0;
  }

  private void writeMixed(
      List<Product> products, Map<String, List<String>> rewordings, RandomGenerator random)
      throws IOException {
    var queries = new ArrayList<>(List.of("query_id\tquery\tkind"));
    var judgements = new ArrayList<>(List.of("query_id\tproduct_id\trelevance"));
    for (int at = products.size() - 1; at >= 0 && queries.size() <= each / 2; at--) {
      Product product = products.get(at);
      List<String> said = new ArrayList<>();
      int other = 0;
      int kept = 0;
      for (String word : Terms.plain(product.title())) {
        List<String> choice = rewordings.getOrDefault(word, List.of());
        if (!choice.isEmpty() && random.nextBoolean()) {
          other++;
          said.add(choice.get(random.nextInt(choice.size())));
        } else if (!LITTLE.contains(word) && random.nextBoolean()) {
          kept++;
          said.add(word);
        }
      }
      if (other > 0 && kept > 0) {
        String id = "mixed-" + queries.size();
        queries.add(id + "\t" + String.join(" ", said) + "\tmixed");
        judgements.add(id + "\t" + product.id().value() + "\t1");
      }
    }
    Files.write(folder.resolve("mixed.queries.tsv"), queries);
    Files.write(folder.resolve("mixed.judgements.tsv"), judgements);
  }

  private static void ofTitle(Product product, RandomGenerator random, List<Query> queries) {
    List<String> words =
        Terms.plain(product.title()).stream().filter(word -> !LITTLE.contains(word)).toList();
    List<String> kept =
        words.stream().filter(_ -> random.nextDouble() < KEPT).collect(Collectors.toList());
    boolean branded = random.nextBoolean();
    if (words.size() < 3 || kept.size() < 2 || kept.size() == words.size()) {
      return;
    }
    if (branded && product.brand() != null) {
      kept.addFirst(brand(product.brand()));
    }
    queries.add(new Query("title", String.join(" ", kept), product.id().value()));
  }

  private static void inOtherWords(
      Product product,
      Map<String, List<String>> rewordings,
      RandomGenerator random,
      List<Query> queries) {
    Set<String> title = new LinkedHashSet<>(Terms.plain(product.title()));
    title.removeAll(LITTLE);
    long words = title.stream().filter(word -> !Character.isDigit(word.charAt(0))).count();
    var said = new LinkedHashSet<String>();
    int other = 0;
    for (String word : title) {
      List<String> choice = rewordings.getOrDefault(word, List.of());
      if (!choice.isEmpty()) {
        other++;
        said.addAll(Terms.plain(choice.get(random.nextInt(choice.size()))));
      }
    }
    boolean branded = random.nextBoolean();
    boolean categorised = random.nextBoolean();
    if (other < 2 || 2L * other < words) {
      return;
    }
    if (categorised && !product.categories().isEmpty()) {
      Terms.plain(product.categories().getLast()).stream()
          .filter(word -> !title.contains(word) && !LITTLE.contains(word) && word.length() > 2)
          .limit(2)
          .forEach(said::add);
    }
    said.removeAll(title);
    said.removeAll(LITTLE);
    if (said.size() < 2) {
      return;
    }
    List<String> query = new ArrayList<>(said);
    if (branded && product.brand() != null) {
      query.addFirst(brand(product.brand()));
    }
    queries.add(new Query("reworded", String.join(" ", query), product.id().value()));
  }

  private static String brand(String brand) {
    return String.join(" ", Terms.plain(brand));
  }

  private static Map<String, List<String>> rewordings() throws IOException {
    var rewordings = new HashMap<String, List<String>>();
    try (InputStream in = KnownItemQueries.class.getResourceAsStream("rewordings.tsv")) {
      if (in == null) {
        throw new IllegalStateException("rewordings.tsv is not on the class path");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t"))
          .forEach(cells -> rewordings.put(cells[0], Arrays.asList(cells[1].split("\\|"))));
    }
    return rewordings;
  }
}
