package io.shopkeeper.bench;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.embed.EncoderEmbedder;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.rules.CompiledRules;
import io.shopkeeper.rules.catalogue.Shelf;
import io.shopkeeper.search.ShopSearch;
import io.shopkeeper.search.demand.Proposal;
import io.shopkeeper.search.demand.SearchDemand;
import io.shopkeeper.search.evaluation.CatalogueFile;
import io.shopkeeper.search.evaluation.Judgements;
import io.shopkeeper.search.evaluation.QueryFile;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What synonyms a shop is proposed where each of some queries was asked once, and what was judged
/// relevant was clicked: all of them are written, as if a person had said yes to every one.
@Command(
    name = "learned-synonyms",
    description = "Writes the synonyms that queries and clicks on what is relevant propose.")
final class LearnedSynonyms implements Callable<Integer> {
  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

  @Option(names = "--catalogue", required = true)
  private Path catalogue = Path.of("");

  @Option(names = "--queries", required = true, description = "One file or several.")
  private List<Path> queries = List.of();

  @Option(names = "--judgements", required = true, description = "As many.")
  private List<Path> judgements = List.of();

  @Option(names = "--into", required = true, description = "A new data directory.")
  private Path directory = Path.of("");

  @Option(names = "--out", required = true, description = "'words<TAB>means' a line.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    var shop =
        new Shop(
            new ShopId("known-items"),
            "Known items",
            ZoneId.of("UTC"),
            Currency.getInstance("INR"),
            Locale.ENGLISH);
    CompiledRules none = CompiledRules.of(List.of(), new Shelf(List.of()));
    Files.createDirectories(directory);
    try (ExecutorService pool = Executors.newFixedThreadPool(1);
        var encoders = new Encoders();
        Store store = DuckStore.open(directory, shop, InstantSource.fixed(NOW))) {
      store.facts().putProducts(CatalogueFile.read(catalogue));
      List<ShopEvent> events = events();
      store.log().load(events.iterator());
      var embedder = new EncoderEmbedder(encoders, new Workers(pool, 1));
      InstantSource clock = InstantSource.fixed(NOW);
      try (var search =
          new ShopSearch(store.facts(), embedder, embedder, () -> none, clock, new Seed(1))) {
        List<Proposal> proposals =
            new SearchDemand(store.facts(), search, clock).report().proposals();
        Files.write(
            out,
            proposals.stream()
                .map(one -> one.synonym().words() + "\t" + one.synonym().means())
                .toList());
        System.out.printf("%,d events, %,d proposals%n", events.size(), proposals.size());
      }
    }
    return 0;
  }

  private List<ShopEvent> events() {
    var events = new ArrayList<ShopEvent>();
    for (int file = 0; file < queries.size(); file++) {
      Judgements judged = Judgements.read(judgements.get(file));
      for (QueryFile.Asked query : QueryFile.read(queries.get(file))) {
        var visit =
            new Visit(
                null,
                new SessionId("s" + events.size()),
                Channel.WEB,
                NOW.minusSeconds(86_400 - events.size()));
        events.add(new ShopEvent.Search(new EventId("e" + events.size()), visit, query.text()));
        judged
            .byQuery()
            .getOrDefault(query.id(), Map.of())
            .forEach((product, relevance) -> {
              if (relevance > 0) {
                events.add(
                    new ShopEvent.SelectItem(
                        new EventId("e" + events.size()),
                        visit,
                        "search",
                        new ProductId(product),
                        0));
              }
            });
      }
    }
    return events;
  }
}
