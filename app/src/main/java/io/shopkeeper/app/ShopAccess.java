package io.shopkeeper.app;

import io.shopkeeper.advertise.campaign.ShopCampaigns;
import io.shopkeeper.app.remote.LocalShop;
import io.shopkeeper.app.remote.RemoteJobs;
import io.shopkeeper.app.remote.ServerLock;
import io.shopkeeper.app.remote.ShopApi;
import io.shopkeeper.app.remote.ShopkeeperClient;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.assist.CustomerService;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.recommend.HeldOutRecommender;
import io.shopkeeper.serve.access.Admission;
import io.shopkeeper.serve.access.CustomerSignatures;
import io.shopkeeper.serve.api.CampaignsApi;
import io.shopkeeper.serve.api.Chat;
import io.shopkeeper.serve.api.ClaimsApi;
import io.shopkeeper.serve.api.CustomerVoiceApi;
import io.shopkeeper.serve.api.CustomersApi;
import io.shopkeeper.serve.api.DraftsApi;
import io.shopkeeper.serve.api.Erasures;
import io.shopkeeper.serve.api.ExperimentsApi;
import io.shopkeeper.serve.api.KeepingApi;
import io.shopkeeper.serve.api.KeysApi;
import io.shopkeeper.serve.api.ModelsApi;
import io.shopkeeper.serve.api.PageIdentity;
import io.shopkeeper.serve.api.PeopleApi;
import io.shopkeeper.serve.api.QualityApi;
import io.shopkeeper.serve.api.RecommendationsApi;
import io.shopkeeper.serve.api.RulesApi;
import io.shopkeeper.serve.api.SavedSegmentsApi;
import io.shopkeeper.serve.api.SearchApi;
import io.shopkeeper.serve.api.SegmentsApi;
import io.shopkeeper.serve.api.ServiceApi;
import io.shopkeeper.serve.api.SqlApi;
import io.shopkeeper.serve.api.StoredTextsApi;
import io.shopkeeper.serve.console.MailingFile;
import io.shopkeeper.serve.console.QualityFile;
import io.shopkeeper.serve.figures.ShopAudience;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// How a command gets at a shop: through the server that holds its folder, or by opening the folder
/// itself.
sealed interface ShopAccess extends AutoCloseable {

  /// Questions with quick answers.
  ShopApi api();

  /// Long work, with its progress shown; what came of it by name.
  Map<String, String> run(JobRequest request);

  @Override
  void close();

  static ShopAccess open(Shopkeeper shopkeeper) {
    return open(shopkeeper, ShopFolder.existing(shopkeeper.dataDirectory()));
  }

  private static ShopAccess open(Shopkeeper shopkeeper, Path folder) {
    Optional<ServerLock.Holder> server = ServerLock.holder(folder);
    return server.isPresent()
        ? new Remote(new ShopkeeperClient(server.get()), shopkeeper.terminal())
        : new Local(ShopProgram.open(folder, null, InstantSource.system()), shopkeeper.terminal());
  }

  /// Asks a shop and prints the answer: as it is for a program, in words for a person.
  static void print(
      Shopkeeper shopkeeper,
      Function<ShopAccess, String> question,
      Consumer<Map<String, Object>> words) {
    Terminal terminal = shopkeeper.terminal();
    try (ShopAccess shop = open(shopkeeper)) {
      String answer = question.apply(shop);
      if (terminal.json()) {
        terminal.out().println(answer);
      } else {
        words.accept(JsonTree.object(answer));
      }
    }
  }

  /// The shop in a folder, or a new one if there is none yet.
  static ShopAccess openOrFound(Shopkeeper shopkeeper, Path folder, Supplier<Shop> founded) {
    if (DuckStore.isIn(folder)) {
      try {
        return open(shopkeeper, folder);
      } catch (StoreException e) {
        if (e.code() != StoreException.Code.NO_SHOP) {
          throw e;
        }
        // Its first start broke off.
      }
    }
    return new Local(
        ShopProgram.open(folder, founded.get(), InstantSource.system()), shopkeeper.terminal());
  }

  /// Asks the server.
  record Remote(ShopkeeperClient api, Terminal terminal) implements ShopAccess {
    @Override
    public Map<String, String> run(JobRequest request) {
      return terminal.showing(progress -> new RemoteJobs(api).run(request, progress));
    }

    @Override
    public void close() {
      api.close();
    }
  }

  /// Holds the folder as long as the command runs.
  final class Local implements ShopAccess {
    private final ShopProgram program;
    private final Terminal terminal;

    /// What answers keep in memory, to be written at the end.
    private final List<Runnable> unwritten = new ArrayList<>();

    Local(ShopProgram program, Terminal terminal) {
      this.program = program;
      this.terminal = terminal;
    }

    @Override
    public ShopApi api() {
      program.catchUp();
      var store = program.store();
      ShopExperiments trials = program.experiments();
      var shown =
          new HeldOutRecommender(
              program.ruled(),
              program.ruled()::declined,
              trials.decisions()::seesEverybodysLists,
              trials.decisions()::wouldSeeEverybodysLists);
      var random = new SecureRandom();
      var clock = InstantSource.system();
      Admission admission = Admission.of(store.facts(), clock, random);
      var keys =
          new KeysApi(
              admission.keys(),
              admission.sessions(),
              new CustomerSignatures(program.folder()),
              random);
      var erasures =
          new Erasures(
              store.facts(),
              program.customers(),
              program::erased,
              trials.exposures(),
              () -> {}, // A server trains; here somebody does who says so.
              admission.audit(),
              random);
      var campaigns =
          new ShopCampaigns(
              store.facts(),
              store.shop(),
              new ShopAudience(program.customers(), store.facts(), clock),
              clock,
              random);
      unwritten.add(campaigns::flush);
      var drafts =
          new DraftsApi(
              store.facts(), store.shop().locale(), program.copyDesk().alone(), campaigns);
      var experiments =
          new ExperimentsApi(
              store.shop(),
              trials,
              new PageIdentity(admission.keys(), new CustomerSignatures(program.folder())));
      CustomerService answers = program.service();
      var service =
          new ServiceApi(
              answers,
              new Chat(answers, store.facts(), clock),
              new PageIdentity(admission.keys(), new CustomerSignatures(program.folder())));
      return new LocalShop(
          Route.all(
              new ClaimsApi(program.copyDesk().texts().claims()).routes(),
              service.routes(),
              new RecommendationsApi(shown, program.ruled(), store.facts()).routes(),
              new MailingFile(store.shop(), shown.unseen(), campaigns, store.facts(), clock)
                  .routes(),
              drafts.routes(),
              new StoredTextsApi(program.copyDesk().texts()).routes(),
              new CampaignsApi(store.shop(), campaigns, clock).routes(),
              new SearchApi(program.search(), program.customers()::tastes).routes(),
              new CustomersApi(program.customers(), store.shop().currency()).routes(),
              new CustomerVoiceApi(program.customers(), program.reviews()).routes(),
              new SegmentsApi(program.customers(), store.shop().currency()).routes(),
              new SavedSegmentsApi(program.customers()).routes(),
              experiments.routes(),
              new RulesApi(program.rules(), program.ruled(), store.facts()).routes(),
              new QualityApi(store.shop(), program.quality()).routes(),
              new QualityFile(store.shop(), program.quality(), clock).routes(),
              new ModelsApi(store.models(), program::servingModel, program::promote).routes(),
              new KeepingApi(store, clock).routes(),
              new SqlApi(store.analysis()).routes(),
              new PeopleApi(admission.people(), admission.audit()).routes(),
              keys.routes(),
              erasures.routes()));
    }

    @Override
    public Map<String, String> run(JobRequest request) {
      var work = program.work();
      work.check(request);
      return terminal.showing(progress -> work.run(request, progress));
    }

    @Override
    public void close() {
      // Each in its turn, whether or not the one before could be written.
      try (program) {
        try {
          program.experiments().exposures().flush();
        } finally {
          unwritten.forEach(Runnable::run);
        }
      }
    }
  }
}
