package io.shopkeeper.serve;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.ANYONE;
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
    var operations = new OperationsApi(services.store(), sales, services.model(), metrics);
    var cohorts =
        new CohortsApi(services.store().shop(), services.store().facts(), services.clock());
    var texts = new TextsApi(services.reviews(), services.embedder());
    var reviews =
        new ReviewsApi(
            services.reviews(),
            services.store().facts(),
            services.jobs(),
            new LabelledSamples(services.store().facts(), services.clock()));
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
    var openApi = new OpenApi();
    api =
        Route.all(
            recommendations.routes(),
            mailing.routes(),
            new CustomersApi(everyone, services.store().shop().currency()).routes(),
            new CustomerVoiceApi(everyone, services.reviews()).routes(),
            new SegmentsApi(everyone, services.store().shop().currency()).routes(),
            new SavedSegmentsApi(everyone).routes(),
            experiments.routes(),
            new RulesApi(services.rules(), services.recommender(), services.store().facts())
                .routes(),
            new QualityApi(services.store().shop(), services.quality()).routes(),
            new QualityFile(services.store().shop(), services.quality(), services.clock()).routes(),
            new ModelsApi(services.store().models(), services.model(), services.promote()).routes(),
            keysApi.routes(),
            erasures.routes(),
            new PeopleApi(admission.people(), admission.audit()).routes(),
            new KeepingApi(services.store(), services.clock()).routes(),
            new SqlApi(services.store().analysis()).routes(),
            SearchRoutes.of(services),
            ContentRoutes.of(services, trials, campaigns),
            List.of(
                Route.api("GET", "/api/v1/recommendations/declined", READ, declines::list),
                Route.api("POST", "/api/v1/recommendations/declined", DECIDE, declines::post),
                Route.api("DELETE", "/api/v1/recommendations/declined", DECIDE, declines::delete),
                Route.api("POST", "/api/v1/events", SEND_EVENTS, events::post),
                Route.api("OPTIONS", "/api/v1/events", ANYONE, new PageOrigins(keys)::preflight),
                Route.api("GET", "/tracker.js", ANYONE, new PageScript("tracker.js")::show),
                Route.api("GET", "/api/v1/products/{id}", READ, products::show),
                Route.api("GET", "/api/v1/cohorts", READ, cohorts::show),
                Route.api("GET", "/api/v1/cohorts/file", READ, cohorts::file),
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
                Route.api("OPTIONS", "/api/v1/flags", ANYONE, new PageOrigins(keys)::preflight),
                Route.api("GET", "/api/v1/stats", READ, operations::stats),
                Route.api("GET", "/api/v1/jobs", READ, jobs::list),
                Route.api("POST", "/api/v1/jobs", ADMINISTER, jobs::post),
                Route.api("GET", "/api/v1/jobs/{id}", READ, jobs::show),
                Route.api("GET", "/api/v1/jobs/{id}/log", READ, jobs::log),
                Route.api("POST", "/hooks/shopify", ANYONE, hooks.of(HookPlatform.SHOPIFY)),
                Route.api("POST", "/hooks/woocommerce", ANYONE, hooks.of(HookPlatform.WOOCOMMERCE)),
                Route.api("GET", "/health", ANYONE, operations::ready),
                Route.api("GET", ALIVE, ANYONE, operations::alive),
                Route.api("GET", "/metrics", READ, operations::metrics),
                Route.api("GET", "/openapi.json", ANYONE, openApi::show)));
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
    return Route.all(
        api, service.all(), console.routes(), storefront == null ? List.of() : storefront.routes());
  }
}
