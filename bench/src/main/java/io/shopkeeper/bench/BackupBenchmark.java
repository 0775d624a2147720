package io.shopkeeper.bench;

import io.shopkeeper.store.Manifest;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import io.shopkeeper.store.duckdb.Restore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// What a backup and its restoration cost those whom the server answers meanwhile.
///
/// Recommendations are asked for at a steady rate, first with nothing beside them, then while
/// backups are made and restored into other folders, one after the other, as long as the load
/// lasts. Two backups of a shop that nobody writes to must restore to the same facts.
final class BackupBenchmark {
  private final Server server;
  private final Path folder;

  /// @param folder for the archives and what is restored
  BackupBenchmark(Server server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  void run(double rate, long requests, List<String> customers) throws Exception {
    byte[][] prepared =
        customers.stream()
            .map(customer ->
                HttpConnection.get(
                    server.address(),
                    "/api/v1/recommendations?count=10&customer=" + customer,
                    server.key()))
            .toArray(byte[][]::new);
    Load.Requests inTurn = (_, index) -> prepared[(int) (index * 7919 % prepared.length)];
    var load = new Load(server.address(), 4, rate);
    load.run(requests / 5, inTurn);
    report("alone", load.run(requests, inTurn));
    var stop = new AtomicBoolean();
    var rounds = new ArrayList<String>();
    var restored = new ArrayList<Path>();
    Thread keeper =
        Thread.ofPlatform()
            .start(() -> {
              try {
                do {
                  rounds.add(round(rounds.size(), restored));
                } while (!stop.get());
              } catch (IOException | InterruptedException e) {
                rounds.add("failed: " + e);
              }
            });
    Load.Result meanwhile = load.run(requests, inTurn);
    stop.set(true);
    keeper.join();
    report("meanwhile", meanwhile);
    rounds.forEach(System.out::println);
    report("alone again", load.run(requests, inTurn));
    var facts = new TreeMap<String, Integer>();
    for (Path copy : restored) {
      facts.merge(facts(copy), 1, Integer::sum);
    }
    System.out.printf(
        "%d restored, with %d different contents of the tables%n", restored.size(), facts.size());
  }

  private static void report(String name, Load.Result result) {
    System.out.printf("%s: %,.0f requests/s  %s%n", name, result.perSecond(), result.latencyText());
    if (result.failed() > 0) {
      throw new IllegalStateException(
          "%d requests failed, the first with %s"
              .formatted(result.failed(), result.firstFailure()));
    }
  }

  private String round(int number, List<Path> restored) throws IOException, InterruptedException {
    Path archive = folder.resolve("backup-%d.zip".formatted(number));
    long begin = System.nanoTime();
    double cpu = server.process().cpuSeconds();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/backup"))
              .header("Authorization", "Bearer " + server.key())
              .build();
      HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new IOException("HTTP " + response.statusCode());
      }
      try (InputStream in = response.body()) {
        Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    double made = (System.nanoTime() - begin) / 1e9;
    double cpuOfServer = server.process().cpuSeconds() - cpu;
    long bytes = Files.size(archive);
    begin = System.nanoTime();
    Path copy = folder.resolve("restored-" + number);
    Manifest manifest = new Restore(archive, copy, false, Instant.EPOCH).run().manifest();
    restored.add(copy);
    return "backup of %,d events: %.2f s, %,d bytes, server %.2f CPU-s with its requests; restored in %.2f s"
        .formatted(manifest.events(), made, bytes, cpuOfServer, (System.nanoTime() - begin) / 1e9);
  }

  /// All hashes of every row of every table and its place in one.
  private static String facts(Path directory) {
    var text = new StringBuilder();
    try (Store store = DuckStore.open(directory, null, InstantSource.system())) {
      List<String> tables =
          store
              .facts()
              .list(
                  new Query(
                      "tables",
                      "SELECT table_name FROM duckdb_tables() ORDER BY table_name",
                      List.of()),
                  row -> row.text(0));
      for (String table : tables) {
        text.append(
            store
                .facts()
                .list(
                    new Query(
                        table,
                        "SELECT '%1$s ' || count(*) || ' ' || coalesce(bit_xor(md5_number(t.rowid || t::VARCHAR)), 0) FROM %1$s t"
                            .formatted(table),
                        List.of()),
                    row -> row.text(0)));
      }
    }
    return text.toString();
  }
}
