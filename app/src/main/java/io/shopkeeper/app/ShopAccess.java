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
import io.shopkeeper.serve.http.Access;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
  record Local(ShopProgram program, Terminal terminal) implements ShopAccess {
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
      var recommendations = new RecommendationsApi(shown, program.ruled(), store.facts());
      var rules = new RulesApi(program.rules(), program.ruled(), store.facts());
      var random = new SecureRandom();
      var clock = InstantSource.system();
      Admission admission = Admission.of(store.facts(), clock, random);
      var keys =
          new KeysApi(
              admission.keys(),
              admission.sessions(),
              new CustomerSignatures(program.folder()),
              random);
      var people = new PeopleApi(admission.people(), admission.audit());
      var erasures =
          new Erasures(
              store.facts(),
              program.customers(),
              program::erased,
              trials.exposures(),
              () -> {}, // A server trains; here somebody does who says so.
              admission.audit(),
              random);
      var quality = new QualityApi(store.shop(), program.quality());
      var qualityFile = new QualityFile(store.shop(), program.quality(), clock);
      var models = new ModelsApi(store.models(), program::servingModel, program::promote);
      var keeping = new KeepingApi(store, clock);
      var sql = new SqlApi(store.analysis());
      var campaigns =
          new ShopCampaigns(
              store.facts(),
              store.shop(),
              new ShopAudience(program.customers(), store.facts(), clock),
              clock,
              random);
      var mailing = new MailingFile(store.shop(), shown.unseen(), campaigns, store.facts(), clock);
      var advertising = new CampaignsApi(store.shop(), campaigns, clock);
      var drafts =
          new DraftsApi(
              store.facts(), store.shop().locale(), program.copyDesk().alone(), campaigns);
      var texts = new StoredTextsApi(program.copyDesk().texts());
      var claims = new ClaimsApi(program.copyDesk().texts().claims());
      var customers = new CustomersApi(program.customers(), store.shop().currency());
      var voice = new CustomerVoiceApi(program.customers(), program.reviews());
      var groups = new SegmentsApi(program.customers(), store.shop().currency());
      var segments = new SavedSegmentsApi(program.customers());
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
      var search = new SearchApi(program.search(), program.customers()::tastes);
      return new LocalShop(
          Stream.concat(
                  claims.routes().stream(),
                  Stream.of(
                      Route.api("POST", "/api/v1/ask", Access.SEND_EVENTS, service::ask),
                      Route.api(
                          "GET",
                          "/api/v1/recommendations",
                          Access.READ,
                          recommendations::forCustomer),
                      Route.api(
                          "GET",
                          "/api/v1/recommendations/explain",
                          Access.READ,
                          recommendations::explain),
                      Route.api(
                          "GET",
                          "/api/v1/recommendations/mailing",
                          Access.ADMINISTER,
                          mailing::show),
                      Route.api(
                          "GET",
                          "/api/v1/products/{id}/similar",
                          Access.READ,
                          recommendations::similar),
                      Route.api(
                          "GET",
                          "/api/v1/products/{id}/bought-together",
                          Access.READ,
                          recommendations::boughtTogether),
                      Route.api(
                          "GET",
                          "/api/v1/recommendations/buy-again",
                          Access.READ,
                          recommendations::buyAgain),
                      Route.api("GET", "/api/v1/content/products", Access.READ, drafts::list),
                      Route.api("GET", "/api/v1/content/products/{id}", Access.READ, drafts::show),
                      Route.api(
                          "GET", "/api/v1/content/products/{id}/ads", Access.READ, drafts::ads),
                      Route.api("GET", "/api/v1/campaigns", Access.READ, advertising::list),
                      Route.api("POST", "/api/v1/campaigns", Access.ADMINISTER, advertising::post),
                      Route.api(
                          "POST",
                          "/api/v1/campaigns/{id}/start",
                          Access.ADMINISTER,
                          advertising::start),
                      Route.api(
                          "POST",
                          "/api/v1/campaigns/{id}/stop",
                          Access.ADMINISTER,
                          advertising::stop),
                      Route.api(
                          "GET",
                          "/api/v1/campaigns/{id}/results",
                          Access.READ,
                          advertising::results),
                      Route.api(
                          "GET",
                          "/api/v1/campaigns/{id}/messages",
                          Access.ADMINISTER,
                          advertising::messages),
                      Route.api(
                          "POST",
                          "/api/v1/campaigns/{id}/messages",
                          Access.ADMINISTER,
                          advertising::send),
                      Route.api("GET", "/api/v1/content/texts", Access.READ, texts::list),
                      Route.api("POST", "/api/v1/content/texts", Access.ADMINISTER, texts::draft),
                      Route.api("GET", "/api/v1/content/texts/{id}", Access.READ, texts::show),
                      Route.api(
                          "PUT", "/api/v1/content/texts/{id}", Access.ADMINISTER, texts::edit),
                      Route.api(
                          "POST",
                          "/api/v1/content/texts/{id}/approve",
                          Access.ADMINISTER,
                          texts::approve),
                      Route.api(
                          "POST",
                          "/api/v1/content/texts/{id}/withdraw",
                          Access.ADMINISTER,
                          texts::withdraw),
                      Route.api(
                          "POST",
                          "/api/v1/content/texts/{id}/roll-back",
                          Access.ADMINISTER,
                          texts::rollBack),
                      Route.api("GET", "/api/v1/search", Access.READ, search::search),
                      Route.api("GET", "/api/v1/customers", Access.READ, customers::export),
                      Route.api("GET", "/api/v1/customers/{id}", Access.READ, customers::show),
                      Route.api("GET", "/api/v1/customers/{id}/tastes", Access.READ, voice::tastes),
                      Route.api(
                          "GET", "/api/v1/customers/{id}/reviews", Access.READ, voice::reviews),
                      Route.api("POST", "/api/v1/erasures", Access.ADMINISTER, erasures::post),
                      Route.api("GET", "/api/v1/segments", Access.READ, groups::show),
                      Route.api("POST", "/api/v1/segments", Access.ADMINISTER, segments::post),
                      Route.api("POST", "/api/v1/segments/preview", Access.READ, segments::preview),
                      Route.api("GET", "/api/v1/segments/{id}", Access.READ, segments::show),
                      Route.api(
                          "DELETE", "/api/v1/segments/{id}", Access.ADMINISTER, segments::delete),
                      Route.api(
                          "GET", "/api/v1/segments/{id}/export", Access.READ, segments::export),
                      Route.api(
                          "GET",
                          "/api/v1/flags",
                          Access.DECIDE,
                          request -> {
                            Answer arms = experiments.flags(request);
                            trials.exposures().flush();
                            return arms;
                          }),
                      Route.api("GET", "/api/v1/experiments", Access.READ, experiments::list),
                      Route.api(
                          "POST", "/api/v1/experiments", Access.ADMINISTER, experiments::post),
                      Route.api(
                          "GET",
                          "/api/v1/experiments/forecast",
                          Access.READ,
                          experiments::forecast),
                      Route.api(
                          "POST",
                          "/api/v1/experiments/{id}/start",
                          Access.ADMINISTER,
                          experiments::start),
                      Route.api(
                          "POST",
                          "/api/v1/experiments/{id}/stop",
                          Access.ADMINISTER,
                          experiments::stop),
                      Route.api(
                          "POST",
                          "/api/v1/experiments/{id}/ramp",
                          Access.ADMINISTER,
                          experiments::raise),
                      Route.api(
                          "GET", "/api/v1/experiments/holdout", Access.READ, experiments::earnings),
                      Route.api(
                          "POST",
                          "/api/v1/experiments/holdout",
                          Access.ADMINISTER,
                          experiments::holdOut),
                      Route.api(
                          "GET",
                          "/api/v1/experiments/{id}/results",
                          Access.READ,
                          experiments::results),
                      Route.api("GET", "/api/v1/rules", Access.READ, rules::list),
                      Route.api("POST", "/api/v1/rules", Access.ADMINISTER, rules::post),
                      Route.api("GET", "/api/v1/rules/file", Access.READ, rules::export),
                      Route.api("PUT", "/api/v1/rules/file", Access.ADMINISTER, rules::importFile),
                      Route.api("POST", "/api/v1/rules/preview", Access.READ, rules::preview),
                      Route.api("GET", "/api/v1/rules/history", Access.READ, rules::history),
                      Route.api(
                          "POST",
                          "/api/v1/rules/history/{revision}/undo",
                          Access.ADMINISTER,
                          rules::undo),
                      Route.api("DELETE", "/api/v1/rules/{id}", Access.ADMINISTER, rules::delete),
                      Route.api("GET", "/api/v1/quality", Access.CONSOLE, quality::show),
                      Route.api("GET", "/api/v1/quality/report", Access.CONSOLE, qualityFile::show),
                      Route.api("GET", "/api/v1/models", Access.READ, models::list),
                      Route.api(
                          "POST",
                          "/api/v1/models/{version}/promote",
                          Access.ADMINISTER,
                          models::promote),
                      Route.api("GET", "/api/v1/backup", Access.ADMINISTER, keeping::backup),
                      Route.api("GET", "/api/v1/export/{view}", Access.CONSOLE, keeping::export),
                      Route.api("POST", "/api/v1/sql", Access.CONSOLE, sql::ask),
                      Route.api("GET", "/api/v1/people", Access.ADMINISTER, people::list),
                      Route.api("POST", "/api/v1/people", Access.ADMINISTER, people::post),
                      Route.api(
                          "DELETE", "/api/v1/people/{name}", Access.ADMINISTER, people::delete),
                      Route.api(
                          "PUT",
                          "/api/v1/people/{name}/password",
                          Access.ADMINISTER,
                          people::changePassword),
                      Route.api("GET", "/api/v1/keys", Access.ADMINISTER, keys::list),
                      Route.api("POST", "/api/v1/keys", Access.ADMINISTER, keys::post),
                      Route.api("DELETE", "/api/v1/keys/{id}", Access.ADMINISTER, keys::delete)))
              .toList());
    }

    @Override
    public Map<String, String> run(JobRequest request) {
      var work = program.work();
      work.check(request);
      return terminal.showing(progress -> work.run(request, progress));
    }

    @Override
    public void close() {
      program.close();
    }
  }
}
