package io.shopkeeper.app;

import io.shopkeeper.app.remote.ServerLock;
import io.shopkeeper.app.remote.ShopApi;
import io.shopkeeper.app.remote.ShopkeeperClient;
import io.shopkeeper.app.schedule.Repeating;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.StopSignals;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.serve.ServeSettings;
import io.shopkeeper.serve.ShopServer;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.duckdb.DuckStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One process that holds a shop's folder as its server, from the lock file to a graceful stop.
///
/// The commands `demo`, `run` and `serve` differ in what they do between [#open] and [#serve].
final class Service implements AutoCloseable {
  private final Shopkeeper shopkeeper;
  private final ServeSettings settings;
  private static final Duration VISITS = Duration.ofSeconds(5);

  private final ServerLock lock;
  private final ShopProgram program;
  private @Nullable Function<ShopApi, Runnable> guests;
  private volatile @Nullable Repeating visits;

  private Service(
      Shopkeeper shopkeeper, ServeSettings settings, ServerLock lock, ShopProgram program) {
    this.shopkeeper = shopkeeper;
    this.settings = settings;
    this.lock = lock;
    this.program = program;
  }

  /// Takes a folder, having looked that the port is free: what comes before [#serve] may be long.
  ///
  /// @param shop as in [ShopProgram#open]
  static Service open(Shopkeeper shopkeeper, Path folder, @Nullable Shop shop) {
    ServerLock lock = ServerLock.acquire(folder);
    try {
      ServeSettings settings = settings(shopkeeper);
      ShopServer.requireFree(settings);
      var program = ShopProgram.open(folder, shop, InstantSource.system());
      return new Service(shopkeeper, settings, lock, program);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /// As [#open], for the shop that the folder remembers, or for `founded` if there is none yet.
  static Service openOrFound(Shopkeeper shopkeeper, Path folder, Shop founded) {
    if (!DuckStore.isIn(folder)) {
      return open(shopkeeper, folder, founded);
    }
    try {
      return open(shopkeeper, folder, null);
    } catch (StoreException e) {
      if (e.code() != StoreException.Code.NO_SHOP) {
        throw e;
      }
      return open(shopkeeper, folder, founded); // its first start broke off
    }
  }

  ShopProgram program() {
    return program;
  }

  /// Trains on everything stored, and says how good that is.
  void train() {
    Terminal terminal = shopkeeper.terminal();
    TrainedRecommender trained = terminal.showing(progress -> program.train("", progress));
    TrainingSummary.words(trained).forEach(terminal::say);
  }

  /// Trains what is trained in a moment; the rest is left to [#serveAndTrain].
  void trainFirst() {
    shopkeeper.terminal().showing(program::trainFirst);
  }

  /// Serves, and finds the best model meanwhile.
  void serveAndTrain() {
    serve(program.work(), List.of(new JobRequest.Train(List.of(ShopWork.RECOMMEND), "")));
  }

  /// Serves until the process is asked to stop, which then ends with status 0.
  void serve() {
    serve(program.work(), List.of());
  }

  /// Likewise, reading what is put into a folder.
  ///
  /// @param watched null for the shop's own inbox
  void serve(@Nullable Path watched) {
    if (watched != null && !Files.isDirectory(watched)) {
      throw new CommandException("%s is no folder to be watched".formatted(watched));
    }
    serve(watched == null ? program.work() : program.work(watched), List.of());
  }

  /// Once it serves, somebody comes by again and again who uses the shop's interface.
  ///
  /// @param coming what comes by, given the interface
  void visitedBy(Function<ShopApi, Runnable> coming) {
    this.guests = coming;
  }

  /// @param first what is to be done as soon as it serves
  private void serve(ShopWork work, List<JobRequest> first) {
    ServingShop serving = ServingShop.start(program, work, first, settings, InstantSource.system());
    // Before anybody can know of the server, and ask it to stop.
    StopSignals signals = StopSignals.handledBy(() -> stop(serving));
    try {
      serving.publish(lock, settings);
      new Welcome(shopkeeper.terminal(), dataOption(), ShopFolder.isSimulated(program.folder()))
          .say(program.store().shop(), program.store().facts(), serving);
      welcome(serving);
    } catch (RuntimeException | Error e) {
      signals.restore();
      serving.close();
      throw e;
    }
    waitForEver();
  }

  private void welcome(ServingShop serving) {
    Function<ShopApi, Runnable> coming = guests;
    if (coming != null) {
      var self =
          new ServerLock.Holder(
              ProcessHandle.current().pid(), null, serving.address(), settings.localKey());
      visits = Repeating.start("guests", coming.apply(new ShopkeeperClient(self)), VISITS);
    }
  }

  private int stop(ServingShop serving) {
    try {
      shopkeeper.terminal().say("Stopping …");
      Repeating coming = visits;
      if (coming != null) {
        coming.close();
      }
      serving.close();
      close();
      return 0;
    } catch (RuntimeException e) {
      return Failures.failed(e, shopkeeper.terminal().err(), shopkeeper.debug());
    }
  }

  @Override
  public void close() {
    program.close();
    lock.close();
  }

  /// How a command in another terminal names the same data.
  private String dataOption() {
    String directory = shopkeeper.dataDirectory().toString();
    return directory.equals(Shopkeeper.DATA_DIRECTORY)
        ? ""
        : " --data-dir '%s'".formatted(directory);
  }

  private static ServeSettings settings(Shopkeeper shopkeeper) {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    var local = ServeSettings.local(shopkeeper.port(), HexFormat.of().formatHex(key));
    String host = shopkeeper.host();
    if (!loopback(host)) {
      shopkeeper
          .terminal()
          .say(
              "Warning: with --host %s every machine that reaches this one can talk to the server, unencrypted. Put a proxy with TLS in front of it."
                  .formatted(host));
    }
    return new ServeSettings(
        host,
        local.port(),
        Set.copyOf(shopkeeper.hostNames()),
        local.localKey(),
        local.requestsPerSecond(),
        local.requestsPerAddress());
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
