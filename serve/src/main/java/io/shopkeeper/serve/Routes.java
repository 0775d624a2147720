package io.shopkeeper.serve;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.ANYONE;
import static io.shopkeeper.serve.http.Access.CONSOLE;
import static io.shopkeeper.serve.http.Access.DECIDE;
import static io.shopkeeper.serve.http.Access.READ;
import static io.shopkeeper.serve.http.Access.SEND_EVENTS;
import static io.shopkeeper.serve.http.Access.WRITE_CATALOGUE;

import io.shopkeeper.advertise.campaign.ShopCampaigns;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.ingest.HookIntake;
import io.shopkeeper.ingest.HookPlatform;
import io.shopkeeper.recommend.HeldOutRecommender;
import io.shopkeeper.serve.access.Admission;
import io.shopkeeper.serve.access.ApiKeys;
import io.shopkeeper.serve.access.CustomerSignatures;
import io.shopkeeper.serve.access.PageOrigins;
import io.shopkeeper.serve.api.CohortsApi;
import io.shopkeeper.serve.api.CustomerVoiceApi;
import io.shopkeeper.serve.api.CustomersApi;
import io.shopkeeper.serve.api.DeclinesApi;
import io.shopkeeper.serve.api.Erasures;
import io.shopkeeper.serve.api.EventsApi;
import io.shopkeeper.serve.api.ExperimentsApi;
import io.shopkeeper.serve.api.FusionApi;
import io.shopkeeper.serve.api.HooksApi;
import io.shopkeeper.serve.api.JobsApi;
import io.shopkeeper.serve.api.KeepingApi;
import io.shopkeeper.serve.api.KeysApi;
import io.shopkeeper.serve.api.LabelledSamples;
import io.shopkeeper.serve.api.ModelsApi;
import io.shopkeeper.serve.api.OpenApi;
import io.shopkeeper.serve.api.OperationsApi;
import io.shopkeeper.serve.api.PageIdentity;
import io.shopkeeper.serve.api.PageScript;
import io.shopkeeper.serve.api.PeopleApi;
import io.shopkeeper.serve.api.ProductsApi;
import io.shopkeeper.serve.api.QualityApi;
import io.shopkeeper.serve.api.RecentRejections;
import io.shopkeeper.serve.api.RecommendationsApi;
import io.shopkeeper.serve.api.ReviewsApi;
import io.shopkeeper.serve.api.RulesApi;
import io.shopkeeper.serve.api.SavedSegmentsApi;
import io.shopkeeper.serve.api.SegmentsApi;
import io.shopkeeper.serve.api.SqlApi;
import io.shopkeeper.serve.api.TextsApi;
import io.shopkeeper.serve.console.Console;
import io.shopkeeper.serve.console.MailingFile;
import io.shopkeeper.serve.console.QualityFile;
import io.shopkeeper.serve.figures.Customers;
import io.shopkeeper.serve.figures.SalesFigures;
import io.shopkeeper.serve.figures.ShopAudience;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Caller;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.metrics.Metrics;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.serve.storefront.Storefront;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The one table of everything that is served, with who may use it.
final class Routes {
  /// Answered as long as the process lives.
  static final String ALIVE = "/health/live";

  private final Console console;
  private final ShopExperiments trials;
  private final ShopCampaigns campaigns;
  private final @Nullable Storefront storefront;
  private final ServiceRoutes service;
  private final List<Route> api;
  private final List<Route> search;
  private final List<Route> content;

  /// @param callers finds the caller behind a key that a person pasted
  Routes(
      ShopServices services,
      Admission admission,
      Function<String, Optional<Caller>> callers,
      Metrics metrics) {
    ApiKeys keys = admission.keys();
    var recent = new RecentRejections(services.clock());
    var sales = new SalesFigures(services.store(), services.clock());
    Customers everyone = services.customers();
    trials = services.experiments();
    var experiments =
        new ExperimentsApi(
            services.store().shop(),
            trials,
            new PageIdentity(keys, new CustomerSignatures(services.directory())));
    campaigns =
        new ShopCampaigns(
            services.store().facts(),
            services.store().shop(),
            new ShopAudience(everyone, services.store().facts(), services.clock()),
            services.clock(),
            services.random());
    var erasures =
        new Erasures(
            services.store().facts(),
            everyone,
            services.erased(),
            trials.exposures(),
            () -> services.jobs().enqueue(new JobRequest.Train(List.of(), "")),
            admission.audit(),
            services.random());
    service = new ServiceRoutes(services, keys);
    console =
        new Console(
            services.store(),
            services.recommender(),
            services.rules(),
            services.model(),
            services.promote(),
            services.jobs(),
            services.merges(),
            services.mergesChanged(),
            erasures,
            service.alerts(),
            service.notices(),
            services.reviews(),
            services.quality(),
            sales,
            metrics,
            recent,
            everyone,
            trials,
            services.service(),
            services.search(),
            services.content(),
            campaigns,
            admission,
            callers,
            services.clock());
    var shown =
        new HeldOutRecommender(
            services.recommender(),
            services.recommender()::declined,
            trials.decisions()::seesEverybodysLists,
            trials.decisions()::wouldSeeEverybodysLists);
    storefront =
        services.storefront()
            ? new Storefront(
                services.store(),
                shown,
                services.recommender(),
                services.reviews(),
                services.search(),
                services.customers()::tastes,
                service.chat(),
                services.content().texts(),
                trials.decisions(),
                campaigns,
                console.templates(),
                metrics,
                services.mergesChanged(),
                erasures,
                services.clock(),
                services.random())
            : null;
    var events =
        new EventsApi(
            services.store(),
            new PageIdentity(keys, new CustomerSignatures(services.directory())),
            services.clock(),
            metrics,
            recent);
    var products = new ProductsApi(services.store(), services.clock(), services.catalogueChanged());
    var recommendations =
        new RecommendationsApi(shown, services.recommender(), services.store().facts());
    var mailing =
        new MailingFile(
            services.store().shop(),
            shown.unseen(),
            campaigns,
            services.store().facts(),
            services.clock());
    var declines =
        new DeclinesApi(
            services.recommender().declines(), services.store().facts(), services.clock());
    var jobs = new JobsApi(services.jobs());
    var keysApi =
        new KeysApi(
            keys,
            admission.sessions(),
            new CustomerSignatures(services.directory()),
            services.random());
    var people = new PeopleApi(admission.people(), admission.audit());
    var operations = new OperationsApi(services.store(), sales, services.model(), metrics);
    var models = new ModelsApi(services.store().models(), services.model(), services.promote());
    var customers = new CustomersApi(everyone, services.store().shop().currency());
    var voice = new CustomerVoiceApi(everyone, services.reviews());
    var segments = new SegmentsApi(everyone, services.store().shop().currency());
    var cohorts =
        new CohortsApi(services.store().shop(), services.store().facts(), services.clock());
    var savedSegments = new SavedSegmentsApi(everyone);
    var texts = new TextsApi(services.reviews(), services.embedder());
    var reviews =
        new ReviewsApi(
            services.reviews(),
            services.store().facts(),
            services.jobs(),
            new LabelledSamples(services.store().facts(), services.clock()));
    var quality = new QualityApi(services.store().shop(), services.quality());
    var qualityFile =
        new QualityFile(services.store().shop(), services.quality(), services.clock());
    var hooks =
        new HooksApi(
            services.directory().resolve("hooks"),
            new HookIntake(services.store(), services.directory().resolve("rejects")),
            metrics,
            recent,
            services.catalogueChanged(),
            services.clock());
    var fusion =
        new FusionApi(services.merges(), services.store().facts(), services.mergesChanged());
    var keeping = new KeepingApi(services.store(), services.clock());
    var sql = new SqlApi(services.store().analysis());
    var rules = new RulesApi(services.rules(), services.recommender(), services.store().facts());
    var openApi = new OpenApi();
    search = SearchRoutes.of(services);
    content = ContentRoutes.of(services, trials, campaigns);
    api =
        List.of(
            Route.api("GET", "/api/v1/recommendations", READ, recommendations::forCustomer),
            Route.api("GET", "/api/v1/recommendations/buy-again", READ, recommendations::buyAgain),
            Route.api("GET", "/api/v1/recommendations/explain", READ, recommendations::explain),
            Route.api("GET", "/api/v1/recommendations/mailing", ADMINISTER, mailing::show),
            Route.api("GET", "/api/v1/recommendations/declined", READ, declines::list),
            Route.api("POST", "/api/v1/recommendations/declined", DECIDE, declines::post),
            Route.api("DELETE", "/api/v1/recommendations/declined", DECIDE, declines::delete),
            Route.api("POST", "/api/v1/events", SEND_EVENTS, events::post),
            Route.api("OPTIONS", "/api/v1/events", ANYONE, new PageOrigins(keys)::preflight),
            Route.api("GET", "/tracker.js", ANYONE, new PageScript("tracker.js")::show),
            Route.api("GET", "/api/v1/products/{id}/similar", READ, recommendations::similar),
            Route.api(
                "GET",
                "/api/v1/products/{id}/bought-together",
                READ,
                recommendations::boughtTogether),
            Route.api("GET", "/api/v1/products/{id}", READ, products::show),
            Route.api("GET", "/api/v1/customers", READ, customers::export),
            Route.api("GET", "/api/v1/customers/{id}", READ, customers::show),
            Route.api("GET", "/api/v1/customers/{id}/tastes", READ, voice::tastes),
            Route.api("GET", "/api/v1/customers/{id}/reviews", READ, voice::reviews),
            Route.api("POST", "/api/v1/erasures", ADMINISTER, erasures::post),
            Route.api("GET", "/api/v1/cohorts", READ, cohorts::show),
            Route.api("GET", "/api/v1/cohorts/file", READ, cohorts::file),
            Route.api("GET", "/api/v1/segments", READ, segments::show),
            Route.api("POST", "/api/v1/segments", ADMINISTER, savedSegments::post),
            Route.api("GET", "/api/v1/segments/figures", READ, savedSegments::figures),
            Route.api("POST", "/api/v1/segments/preview", READ, savedSegments::preview),
            Route.api("GET", "/api/v1/segments/{id}", READ, savedSegments::show),
            Route.api("DELETE", "/api/v1/segments/{id}", ADMINISTER, savedSegments::delete),
            Route.api("GET", "/api/v1/segments/{id}/members", READ, savedSegments::members),
            Route.api("GET", "/api/v1/segments/{id}/alike", READ, savedSegments::alike),
            Route.api("GET", "/api/v1/segments/{id}/export", READ, savedSegments::export),
            Route.api("PUT", "/api/v1/products", WRITE_CATALOGUE, products::put),
            Route.api("POST", "/api/v1/products", WRITE_CATALOGUE, products::put),
            Route.api("POST", "/api/v1/text/analyse", READ, texts::analyse),
            Route.api("POST", "/api/v1/text/similarity", READ, texts::similarity),
            Route.api("GET", "/api/v1/text/insight", READ, reviews::insight),
            Route.api("GET", "/api/v1/text/reviews", READ, reviews::list),
            Route.api("GET", "/api/v1/text/aspects", READ, reviews::aspects),
            Route.api("POST", "/api/v1/text/aspects", ADMINISTER, reviews::edit),
            Route.api("GET", "/api/v1/fusion/pairs", READ, fusion::pairs),
            Route.api("POST", "/api/v1/fusion/labels", ADMINISTER, fusion::label),
            Route.api("DELETE", "/api/v1/fusion/labels", ADMINISTER, fusion::takeBack),
            Route.api("GET", "/api/v1/fusion/merges", READ, fusion::merges),
            Route.api("DELETE", "/api/v1/fusion/merges", ADMINISTER, fusion::undo),
            Route.api("GET", "/api/v1/flags", DECIDE, experiments::flags),
            Route.api("POST", "/api/v1/flags", SEND_EVENTS, experiments::pageFlags),
            Route.api("OPTIONS", "/api/v1/flags", ANYONE, new PageOrigins(keys)::preflight),
            Route.api("GET", "/api/v1/experiments", READ, experiments::list),
            Route.api("GET", "/api/v1/experiments/forecast", READ, experiments::forecast),
            Route.api("POST", "/api/v1/experiments", ADMINISTER, experiments::post),
            Route.api("POST", "/api/v1/experiments/{id}/start", ADMINISTER, experiments::start),
            Route.api("POST", "/api/v1/experiments/{id}/stop", ADMINISTER, experiments::stop),
            Route.api("POST", "/api/v1/experiments/{id}/ramp", ADMINISTER, experiments::raise),
            Route.api("GET", "/api/v1/experiments/holdout", READ, experiments::earnings),
            Route.api("POST", "/api/v1/experiments/holdout", ADMINISTER, experiments::holdOut),
            Route.api("GET", "/api/v1/experiments/{id}/results", READ, experiments::results),
            Route.api("GET", "/api/v1/rules", READ, rules::list),
            Route.api("POST", "/api/v1/rules", ADMINISTER, rules::post),
            Route.api("GET", "/api/v1/rules/file", READ, rules::export),
            Route.api("PUT", "/api/v1/rules/file", ADMINISTER, rules::importFile),
            Route.api("POST", "/api/v1/rules/preview", READ, rules::preview),
            Route.api("GET", "/api/v1/rules/history", READ, rules::history),
            Route.api("POST", "/api/v1/rules/history/{revision}/undo", ADMINISTER, rules::undo),
            Route.api("GET", "/api/v1/rules/{id}", READ, rules::show),
            Route.api("PUT", "/api/v1/rules/{id}", ADMINISTER, rules::put),
            Route.api("DELETE", "/api/v1/rules/{id}", ADMINISTER, rules::delete),
            Route.api("GET", "/api/v1/quality", CONSOLE, quality::show),
            Route.api("GET", "/api/v1/quality/report", CONSOLE, qualityFile::show),
            Route.api("GET", "/api/v1/stats", READ, operations::stats),
            Route.api("GET", "/api/v1/models", READ, models::list),
            Route.api("POST", "/api/v1/models/{version}/promote", ADMINISTER, models::promote),
            Route.api("GET", "/api/v1/jobs", READ, jobs::list),
            Route.api("POST", "/api/v1/jobs", ADMINISTER, jobs::post),
            Route.api("GET", "/api/v1/jobs/{id}", READ, jobs::show),
            Route.api("GET", "/api/v1/jobs/{id}/log", READ, jobs::log),
            Route.api("GET", "/api/v1/keys", ADMINISTER, keysApi::list),
            Route.api("POST", "/api/v1/keys", ADMINISTER, keysApi::post),
            Route.api("DELETE", "/api/v1/keys/{id}", ADMINISTER, keysApi::delete),
            Route.api("GET", "/api/v1/people", ADMINISTER, people::list),
            Route.api("POST", "/api/v1/people", ADMINISTER, people::post),
            Route.api("DELETE", "/api/v1/people/{name}", ADMINISTER, people::delete),
            Route.api("PUT", "/api/v1/people/{name}/password", ADMINISTER, people::changePassword),
            Route.api("GET", "/api/v1/audit", ADMINISTER, people::audit),
            Route.api("POST", "/hooks/shopify", ANYONE, hooks.of(HookPlatform.SHOPIFY)),
            Route.api("POST", "/hooks/woocommerce", ANYONE, hooks.of(HookPlatform.WOOCOMMERCE)),
            Route.api("GET", "/api/v1/backup", ADMINISTER, keeping::backup),
            Route.api("GET", "/api/v1/export/{view}", CONSOLE, keeping::export),
            Route.api("POST", "/api/v1/sql", CONSOLE, sql::ask),
            Route.api("GET", "/api/v1/sql/views", CONSOLE, sql::views),
            Route.api("GET", "/health", ANYONE, operations::ready),
            Route.api("GET", ALIVE, ANYONE, operations::alive),
            Route.api("GET", "/metrics", READ, operations::metrics),
            Route.api("GET", "/openapi.json", ANYONE, openApi::show));
  }

  /// Customer service, which works in the background and has readers who stay.
  ServiceRoutes service() {
    return service;
  }

  /// Writes what is kept in memory only, before the server ends.
  void flush() {
    trials.exposures().flush();
    campaigns.flush();
  }

  /// A problem as a person reads it, on a page like those around it.
  Answer problem(Request request, Problem problem) {
    return storefront != null && Storefront.asked(request)
        ? storefront.problem(request, problem)
        : console.problem(request, problem);
  }

  List<Route> all() {
    return Stream.of(
            api,
            search,
            content,
            service.all(),
            console.routes(),
            storefront == null ? List.<Route>of() : storefront.routes())
        .flatMap(List::stream)
        .toList();
  }
}
