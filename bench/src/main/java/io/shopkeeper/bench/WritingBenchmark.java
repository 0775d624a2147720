package io.shopkeeper.bench;

import com.sun.management.OperatingSystemMXBean;
import io.shopkeeper.content.check.shop.ShopChecks;
import io.shopkeeper.content.texts.ComposedDrafting;
import io.shopkeeper.content.texts.Drafting;
import io.shopkeeper.content.texts.ShopTexts;
import io.shopkeeper.content.texts.TextDrafts;
import io.shopkeeper.content.texts.TextFreshness;
import io.shopkeeper.content.write.Draft;
import io.shopkeeper.content.write.ShopWriter;
import io.shopkeeper.content.write.ShopWriterTrainer;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.Language;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulationSettings;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// What texts of products cost: learning to write, drafts, keeping them, and a catalogue that
/// changes under them.
final class WritingBenchmark {
  private static final Instant END = Instant.parse("2026-11-29T12:00:00Z");
  private static final List<Language> LANGUAGES = List.of(Language.CHINESE, Language.ENGLISH);

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final List<Product> products;
  private final SimulationSettings settings;

  WritingBenchmark(int products, Locale locale) {
    SimulationSettings demo = SimulationSettings.small(locale, END);
    settings = new SimulationSettings(demo.shop(), products, 100, 10, END);
    this.products = ShopSimulation.run(settings, new Seed(1)).products();
  }

  void run(int threads) throws IOException {
    Path folder = Files.createTempDirectory("writing");
    try (Store store = DuckStore.open(folder, settings.shop(), InstantSource.system());
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      store.facts().putProducts(products);
      long start = System.nanoTime();
      ShopWriter writer = new ShopWriterTrainer(Progress.NONE).train(products);
      System.out.printf(
          Locale.ROOT, "%,d products learned from in %.1f s%n", products.size(), since(start));
      Drafting drafting = new ComposedDrafting(() -> Optional.of(writer), Optional::empty);
      for (Language language : LANGUAGES) {
        for (int count : threads == 1 ? List.of(1) : List.of(1, threads)) {
          drafts(drafting, language, new Workers(pool, count));
        }
      }
      var texts =
          new ShopTexts(
              store.facts(),
              new ShopChecks(store.facts(), InstantSource.system()),
              drafting,
              InstantSource.system());
      start = System.nanoTime();
      long cpu = PROCESS.getProcessCpuTime();
      TextDrafts.Result kept =
          texts
              .drafts()
              .lacking(LANGUAGES, true, "bench", new Workers(pool, threads), Progress.NONE);
      System.out.printf(
          Locale.ROOT,
          "kept: %,d drafts, %,d approved, %,d failing; %,.0f a second, %,.0f a second of processor"
              + " time%n",
          kept.written(),
          kept.approved(),
          kept.failing(),
          kept.written() / since(start),
          kept.written() / spent(cpu));
      change(store, texts, products.subList(0, 1), " new");
      change(store, texts, products, " newer");
      start = System.nanoTime();
      TextDrafts.Result anew =
          texts.drafts().outdated("bench", new Workers(pool, threads), Progress.NONE);
      System.out.printf(
          Locale.ROOT,
          "read by the checks, and %,d drafted anew, in %.1f s%n",
          anew.written(),
          since(start));
    }
    System.out.printf("the store: %s%n", folder);
  }

  private void drafts(Drafting drafting, Language language, Workers workers) {
    var written = new AtomicInteger();
    long start = System.nanoTime();
    long cpu = PROCESS.getProcessCpuTime();
    workers.forEach(
        products.size(),
        4,
        () ->
            at -> {
              boolean draft =
                  drafting.draft(products.get(at), language).orElseThrow().writing()
                      instanceof Draft;
              written.addAndGet(draft ? 1 : 0);
            });
    System.out.printf(
        Locale.ROOT,
        "%s, %d threads: %,d drafts, %,.0f a second, %,.0f a second of processor time%n",
        language,
        workers.count(),
        written.get(),
        written.get() / since(start),
        written.get() / spent(cpu));
  }

  /// Every attribute of some products changes.
  private static void change(Store store, ShopTexts texts, List<Product> some, String more) {
    List<Product> changed =
        some.stream()
            .map(product -> {
              var attributes = new HashMap<>(product.attributes());
              attributes.replaceAll((_, value) -> value + more);
              return new Product(
                  product.id(),
                  product.title() + more,
                  product.description(),
                  product.categories(),
                  product.brand(),
                  product.price(),
                  product.inStock(),
                  attributes);
            })
            .toList();
    store.facts().putProducts(changed);
    long start = System.nanoTime();
    long cpu = PROCESS.getProcessCpuTime();
    TextFreshness.Result result = texts.changed(changed.stream().map(Product::id).toList());
    System.out.printf(
        Locale.ROOT,
        "%,d products change: %,d texts stale, %,d withdrawn, in %.3f s, %.3f s of processor time;"
            + " %,d to be checked yet%n",
        changed.size(),
        result.stale(),
        result.withdrawn(),
        since(start),
        spent(cpu),
        result.unchecked());
  }

  private static double spent(long cpu) {
    return (PROCESS.getProcessCpuTime() - cpu) / 1e9;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
