package io.shopkeeper.app;

import io.shopkeeper.app.remote.ServerLock;
import io.shopkeeper.app.schedule.Repeating;
import io.shopkeeper.app.schedule.Scheduler;
import io.shopkeeper.language.Language;
import io.shopkeeper.serve.ServeSettings;
import io.shopkeeper.serve.ShopServer;
import io.shopkeeper.serve.ShopServices;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.store.EventLog;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A shop that is being served: its recommender and its profiles follow the log, its scheduler
/// trains, its server answers. Closing it lets running requests end and leaves the store to its
/// owner.
public final class ServingShop implements AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(15);

  /// From a new product to its being found by its meaning.
  private static final Duration PREPARING = Duration.ofSeconds(1);

  private static final Duration COUNTING = Duration.ofSeconds(10);

  private final EventLog.Subscription following;
  private final EventLog.Subscription profiles;
  private final Repeating counting;
  private final Repeating preparing;
  private final Scheduler scheduler;
  private final ShopServer server;

  private ServingShop(
      EventLog.Subscription following,
      EventLog.Subscription profiles,
      Repeating counting,
      Repeating preparing,
      Scheduler scheduler,
      ShopServer server) {
    this.following = following;
    this.profiles = profiles;
    this.counting = counting;
    this.preparing = preparing;
    this.scheduler = scheduler;
    this.server = server;
  }

  /// Ready to answer on return.
  ///
  /// @throws io.shopkeeper.serve.ServeException if the address cannot be had
  public static ServingShop start(
      ShopProgram program, ServeSettings settings, InstantSource clock) {
    return start(program, program.work(), List.of(), settings, clock);
  }

  /// Likewise.
  ///
  /// @param work for its scheduler
  /// @param first what its scheduler does before anything else
  static ServingShop start(
      ShopProgram program,
      ShopWork work,
      List<JobRequest> first,
      ServeSettings settings,
      InstantSource clock) {
    EventLog.Subscription following = program.recommender().follow(program.store().log());
    EventLog.Subscription profiles = program.customers().follow();
    Repeating counting = Repeating.start("profiles", program.customers()::refresh, COUNTING);
    Scheduler scheduler = Scheduler.start(work, clock, IDLE);
    first.forEach(scheduler::enqueue);
    ShopServices services = program.services(scheduler);
    Repeating preparing = Repeating.start("preparing", () -> prepare(program, services), PREPARING);
    try {
      ShopServer server = ShopServer.start(settings, services);
      return new ServingShop(following, profiles, counting, preparing, scheduler, server);
    } catch (RuntimeException | Error e) {
      scheduler.close();
      preparing.close();
      counting.close();
      profiles.close();
      following.close();
      throw e;
    }
  }

  /// What no customer should wait for: the reading of what customers say in the shop's language,
  /// and of what products mean. The other language's encoder takes memory that most shops would
  /// never use.
  private static void prepare(ShopProgram program, ShopServices services) {
    services.service().topics().read(Language.of(program.store().shop().locale()));
    program.search().catchUp();
  }

  /// Tells commands on this machine where the server is.
  void publish(ServerLock lock, ServeSettings settings) {
    lock.publish(server.address(), settings.localKey());
  }

  /// Where the server answers.
  public URI address() {
    return server.address();
  }

  /// See [ShopServer#firstKey].
  public Optional<String> firstKey() {
    return server.firstKey();
  }

  /// See [ShopServer#loginLink].
  public URI loginLink() {
    return server.loginLink();
  }

  @Override
  public void close() {
    server.stop();
    scheduler.close();
    preparing.close();
    counting.close();
    profiles.close();
    following.close();
  }
}
