package io.shopkeeper.bench;

import io.shopkeeper.app.remote.ServerLock;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.language.evaluation.ClassificationProtocol;
import io.shopkeeper.neural.encoder.EncoderWeights;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.evaluation.RankingData;
import io.shopkeeper.recommend.evaluation.RankingProtocol;
import io.shopkeeper.recommend.evaluation.UserItemsFile;
import io.shopkeeper.simulation.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The entry to all benchmarks: `./shopkeeper bench NAME [OPTION…]`.
@Command(
    name = "shopkeeper bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      DrawnBenchmarks.Advertise.class,
      DrawnBenchmarks.Pacing.class,
      DrawnBenchmarks.Forecasts.class,
      DrawnBenchmarks.Experiment.class,
      DrawnBenchmarks.Write.class,
      DrawnBenchmarks.Bandits.class,
      KnownItemQueries.class,
      LearnedSynonyms.class,
      LiveCommand.class,
      ReadProfilesCommand.class,
      PagesCommand.class,
      PlantCommand.class,
      SimulateCommand.class,
      TruthBenchmark.class,
      PositionBiasBenchmark.class,
      ProbesCommand.class,
      RankedShop.class,
      ReasonsCommand.class,
      ShopFilesCommand.class,
      TasksCommand.class,
      ThemesBenchmark.class
    },
    description = {
      "Measures Shopkeeper. Results that are kept lie in bench/results.",
      "All but 'kernels', 'als', 'query', 'growth', 'rules', 'experiment', 'bandits', 'results',"
          + " 'pacing', 'advertise', 'encoder', 'reviews', 'robustness',",
      "'robust-text', 'ranked-shop', 'fusion', 'soiled', 'ingest', 'events', 'profiles', 'search',"
          + " 'write', 'probes', 'tasks', 'known-items', 'plant', 'position-bias', 'shop-files',"
          + " 'learned-synonyms', 'truth', 'themes', 'simulate' and 'start' load a server that is"
          + " running on the",
      "data directory."
    })
public final class Bench {
  @Option(
      names = "--data-dir",
      scope = CommandLine.ScopeType.INHERIT,
      defaultValue = "${env:SHOPKEEPER_DATA_DIR:-./shopkeeper-data}",
      description = "The data directory of the server (default: ${DEFAULT-VALUE}).")
  private Path dataDirectory = Path.of("");

  /// Runs the benchmark named first.
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }

  @Command(
      name = "kernels",
      description = "The kernels of numeric, by JMH; further arguments are JMH's.")
  int kernels(@Parameters(arity = "0..*") List<String> options) throws IOException {
    var arguments = new ArrayList<>(options == null ? List.of() : options);
    arguments.add("(Kernel|TopK|Gram|Tile)Benchmark");
    org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
    return 0;
  }

  @Command(
      name = "als",
      description = "Alternating least squares on files of users and their items.")
  int als(
      @Option(names = "--train", required = true) Path train,
      @Option(names = "--test", required = true) Path test) {
    new AlsBenchmark(train, test).run(AlsSettings.DEFAULT);
    return 0;
  }

  @Command(name = "rules", description = "What rules cost one list, and to be held ready.")
  int rules(
      @Option(names = "--products", defaultValue = "41000") int products,
      @Option(names = "--candidates", defaultValue = "500") int candidates,
      @Option(names = "--rules", defaultValue = "50") int count) {
    new RulesBenchmark(products, candidates).run(count);
    return 0;
  }

  @Command(
      name = "query",
      description = "Single questions to the model that 'evaluate recommend' fits to a file.")
  int query(
      @Option(names = "--train", required = true) Path train,
      @Option(names = "--model", defaultValue = "auto") String model) {
    new QueryBenchmark(RankingData.read(train, null, null, null), model).run();
    return 0;
  }

  @Command(
      name = "growth",
      description = "What models cost as customers, items and events become 10 and 100 times.")
  int growth(@Option(names = "--draw", description = "Where to draw it, as SVG.") Path drawing)
      throws IOException {
    new GrowthBenchmark().run(drawing);
    return 0;
  }

  @Command(
      name = "soiled",
      description = "What cleaning and fusion find in made-up exports whose faults are known.")
  int soiled(
      @Option(names = "--records", defaultValue = "10000", description = "On each platform.")
          int records,
      @Option(names = "--fusion-only") boolean fusionOnly,
      @Option(names = "--seed", defaultValue = "1") long seed)
      throws IOException {
    Path folder = Files.createTempDirectory("soiled");
    Instant end = Instant.parse("2026-11-01T00:00:00Z");
    List<Locale> locales = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);
    for (Locale locale : fusionOnly ? List.<Locale>of() : locales) {
      SimulationSettings demo = SimulationSettings.small(locale, end);
      new SoiledShopBenchmark(folder.resolve(locale.getLanguage()))
          .run(
              new SimulationSettings(demo.shop(), 2_000, demo.customers(), demo.days(), end),
              new Seed(seed));
    }
    new SoiledFusionBenchmark(
            folder.resolve("fusion"), SimulationSettings.small(Locale.ENGLISH, end).shop(), end)
        .run(records, new Seed(seed));
    System.out.printf("files and truth: %s%n", folder);
    return 0;
  }

  @Command(
      name = "robustness",
      description = "What random interactions and accounts that push items do to each model.")
  int robustness(
      @Option(names = "--train", description = "Users and items; with --valid.") Path train,
      @Option(names = "--valid", description = "What is judged by.") Path valid,
      @Option(
              names = "--data",
              description = "Sequences, in place of both: judged by the last item but one.")
          Path data,
      @Option(names = "--model", description = "One only; without it, all.") String model) {
    if (data == null) {
      var given =
          new RankingData(
              UserItemsFile.read(train), List.of(), UserItemsFile.read(valid), List.of());
      new RobustnessBenchmark(RankingProtocol.RECOMMEND, given).run(model);
    } else {
      RankingData known = RankingData.leaveLastOut(UserItemsFile.read(data));
      new RobustnessBenchmark(RankingProtocol.SEQUENCE, RankingData.leaveLastOut(known.train()))
          .run(model);
    }
    return 0;
  }

  @Command(
      name = "robust-text",
      description = "What typos, emoji, traditional characters and no punctuation do to verdicts.")
  int robustText(
      @Option(names = "--task", defaultValue = "sentiment", description = "Or aspects, matching.")
          String task,
      @Option(names = "--train", required = true) Path train,
      @Option(names = "--test", required = true) Path test,
      @Option(names = "--model", defaultValue = "auto") String model) {
    ClassificationProtocol<?> protocol =
        switch (task) {
          case "sentiment" -> ClassificationProtocol.SENTIMENT;
          case "aspects" -> ClassificationProtocol.ASPECTS;
          case "matching" -> ClassificationProtocol.MATCHING;
          default ->
              throw new IllegalArgumentException(
                  "task '%s' is not one of sentiment, aspects, matching".formatted(task));
        };
    new TextRobustnessBenchmark(protocol, train, test).run(model);
    return 0;
  }

  @Command(name = "encoder", description = "The text encoders beside LangChain4j's own runner.")
  int encoder(
      @Option(names = "--texts", defaultValue = "200") int texts,
      @Option(names = "--rounds", defaultValue = "5") int rounds)
      throws IOException {
    new EncoderBenchmark(texts, rounds).run();
    return 0;
  }

  @Command(
      name = "reviews",
      description = "Reading reviews: words, sentiment, evidence, aspects, keywords, one pass.")
  int reviews(
      @Option(names = "--zh", description = "Chinese reviews, a line each: 1 or 0, tab, text.")
          Path chinese,
      @Option(names = "--en", description = "English ones.") Path english,
      @Option(names = "--texts", defaultValue = "200") int texts,
      @Option(names = "--rounds", defaultValue = "5") int rounds)
      throws IOException {
    if (chinese == null && english == null) {
      System.out.println("nothing to read: give --zh FILE or --en FILE");
    }
    if (chinese != null) {
      new ReviewBenchmark(EncoderWeights.BGE_SMALL_ZH, chinese, 30, texts, rounds).run();
    }
    if (english != null) {
      new ReviewBenchmark(EncoderWeights.BGE_SMALL_EN, english, 75, texts, rounds).run();
    }
    return 0;
  }

  @Command(
      name = "fusion",
      description = "Fusion of two made-up exports: cost, and how much of the truth is found.")
  int fusion(
      @Option(names = "--kind", required = true, description = "customers or products.")
          FusionKind kind,
      @Option(names = "--records", defaultValue = "100000", description = "On each platform.")
          int records,
      @Option(names = "--threads", defaultValue = "1") int threads)
      throws IOException {
    new FusionBenchmark(kind, records, threads).run();
    return 0;
  }

  @Command(
      name = "ingest",
      description = "A file of native events into an empty store; the first call makes the files.")
  int ingest(
      @Option(names = "--events", defaultValue = "5000000") long events,
      @Option(names = "--format", defaultValue = "csv", description = "csv or parquet.")
          String format,
      @Option(names = "--as-is", description = "Without cleaning.") boolean asItIs)
      throws IOException {
    new IngestBenchmark(dataDirectory.resolve("benchmark"))
        .run(events, format.equals("parquet"), asItIs);
    return 0;
  }

  @Command(
      name = "results",
      description = "An experiment's results from a full store; the first call fills it.")
  int results(@Option(names = "--exposures", defaultValue = "50000000") long exposures)
      throws IOException {
    new ResultsBenchmark(dataDirectory.resolve("benchmark")).run(exposures);
    return 0;
  }

  @Command(name = "intake", description = "Durable intake of events over HTTP.")
  int intake(
      @Option(names = "--connections", defaultValue = "1") int connections,
      @Option(names = "--batch", defaultValue = "100") int batch,
      @Option(names = "--events", defaultValue = "500000") long events,
      @Option(
              names = "--rate",
              defaultValue = "0",
              description = "Events a second; 0 for as fast as answers come.")
          double rate)
      throws Exception {
    new IntakeBenchmark(Server.of(holder())).run(connections, batch, events, rate);
    return 0;
  }

  @Command(
      name = "events",
      description = "The event log without HTTP, in a new folder within the data directory.")
  int events(
      @Option(names = "--appenders", defaultValue = "1") int appenders,
      @Option(names = "--batch", defaultValue = "100") int batch,
      @Option(names = "--events", defaultValue = "1000000") long events)
      throws Exception {
    new LogBenchmark(dataDirectory.resolve("benchmark")).run(appenders, batch, events);
    return 0;
  }

  @Command(name = "recommend", description = "Recommendations over HTTP.")
  int recommend(
      @Option(names = "--connections", defaultValue = "4") int connections,
      @Option(names = "--requests", defaultValue = "100000") long requests,
      @Option(
              names = "--rate",
              defaultValue = "0",
              description = "Requests a second; 0 for as fast as answers come.")
          double rate,
      @Option(
              names = "--customers",
              required = true,
              description = "A file with a customer id on each line.")
          Path customers)
      throws Exception {
    CustomerQuestions.recommendations(Server.of(holder()))
        .run(connections, requests, rate, Files.readAllLines(customers));
    return 0;
  }

  @Command(
      name = "backup",
      description = "Recommendations over HTTP while backups are made and restored elsewhere.")
  int backup(
      @Option(names = "--rate", defaultValue = "200", description = "Requests a second.")
          double rate,
      @Option(names = "--requests", defaultValue = "4000") long requests,
      @Option(
              names = "--customers",
              required = true,
              description = "A file with a customer id on each line.")
          Path customers)
      throws Exception {
    Path folder = Files.createTempDirectory("backup");
    new BackupBenchmark(Server.of(holder()), folder)
        .run(rate, requests, Files.readAllLines(customers));
    System.out.printf("archives and what was restored: %s%n", folder);
    return 0;
  }

  @Command(name = "soak", description = "Steady traffic over HTTP, told minute by minute.")
  int soak(
      @Option(names = "--minutes", defaultValue = "30") int minutes,
      @Option(names = "--events", defaultValue = "500", description = "A second.") double events,
      @Option(names = "--recommendations", defaultValue = "200", description = "A second.")
          double lists,
      @Option(names = "--seed", defaultValue = "1") long seed)
      throws Exception {
    new SoakBenchmark(Server.of(holder()), new Seed(seed)).run(minutes, events, lists);
    return 0;
  }

  @Command(name = "click", description = "From a click to an answer that takes it into account.")
  int click(
      @Option(names = "--clicks", defaultValue = "500") int clicks,
      @Option(
              names = "--products",
              required = true,
              description = "A file with the id of a product that has neighbours on each line.")
          Path products)
      throws Exception {
    new ClickBenchmark(Server.of(holder())).run(clicks, Files.readAllLines(products));
    return 0;
  }

  @Command(
      name = "start",
      description = "From the start of a server on stored data to its first recommendation.")
  int start(
      @Option(names = "--launcher", defaultValue = "./shopkeeper") Path launcher,
      @Option(names = "--customer", required = true) String customer,
      @Option(names = "--runs", defaultValue = "7") int runs,
      @Option(names = "--idle-seconds", defaultValue = "10") int idleSeconds)
      throws Exception {
    new StartBenchmark(launcher, dataDirectory).run(customer, runs, idleSeconds);
    return 0;
  }

  @Command(name = "profiles", description = "Customers counted anew, counted on and asked for.")
  int profiles(
      @Option(names = "--customers", defaultValue = "100000") int customers,
      @Option(names = "--events", defaultValue = "5000000") int events)
      throws IOException {
    new ProfileBenchmark().run(customers, events);
    return 0;
  }

  @Command(name = "search", description = "Searches and suggestions, one after another.")
  int search(
      @Option(names = "--catalogue", required = true) Path catalogue,
      @Option(names = "--queries", required = true, description = "'query_id<TAB>query' a line.")
          Path queries,
      @Option(names = "--rounds", defaultValue = "3") int rounds) {
    new SearchBenchmark(catalogue, queries, rounds).run();
    return 0;
  }

  /// The server that runs on the data directory.
  ServerLock.Holder holder() {
    return ServerLock.holder(dataDirectory)
        .orElseThrow(() ->
            new IllegalStateException(
                "no server runs on %s: start one with ./shopkeeper serve"
                    .formatted(dataDirectory)));
  }
}
