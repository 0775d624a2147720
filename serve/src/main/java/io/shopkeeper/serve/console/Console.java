package io.shopkeeper.serve.console;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.ANYONE;
import static io.shopkeeper.serve.http.Access.CONSOLE;
import static io.shopkeeper.serve.http.Access.READ_CONVERSATIONS;
import static io.shopkeeper.serve.http.Access.SERVE_CUSTOMERS;

import io.shopkeeper.advertise.campaign.ShopCampaigns;
import io.shopkeeper.assist.CustomerService;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.ingest.merge.Merges;
import io.shopkeeper.ingest.quality.LoadHistory;
import io.shopkeeper.ingest.quality.QualityReports;
import io.shopkeeper.recommend.RuledRecommender;
import io.shopkeeper.rules.shop.RuleBook;
import io.shopkeeper.search.ShopSearch;
import io.shopkeeper.search.demand.SearchDemand;
import io.shopkeeper.serve.access.Admission;
import io.shopkeeper.serve.alert.Alerts;
import io.shopkeeper.serve.api.CohortsApi;
import io.shopkeeper.serve.api.Erasures;
import io.shopkeeper.serve.api.LabelledSamples;
import io.shopkeeper.serve.api.RecentRejections;
import io.shopkeeper.serve.api.TextTests;
import io.shopkeeper.serve.figures.CustomerFigures;
import io.shopkeeper.serve.figures.Customers;
import io.shopkeeper.serve.figures.ProductFigures;
import io.shopkeeper.serve.figures.SalesFigures;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Caller;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.metrics.Metrics;
import io.shopkeeper.serve.notice.Notices;
import io.shopkeeper.serve.ports.Jobs;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.serve.ports.ShopContent;
import io.shopkeeper.serve.ports.ShopReviews;
import io.shopkeeper.store.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// All pages and their routes.
public final class Console {
  private final Templates templates;
  private final Assets assets = new Assets();
  private final List<Route> routes;

  /// @param keys finds the caller behind a key that a person pasted
  public Console(
      Store store,
      RuledRecommender recommender,
      RuleBook rules,
      Supplier<Optional<ServingModel>> model,
      Function<String, ServingModel> promote,
      Jobs jobs,
      Merges merges,
      Runnable mergesChanged,
      Erasures erasures,
      Alerts alerts,
      Notices notices,
      ShopReviews reviews,
      QualityReports reports,
      SalesFigures sales,
      Metrics metrics,
      RecentRejections recent,
      Customers everyone,
      ShopExperiments experiments,
      CustomerService service,
      ShopSearch search,
      ShopContent content,
      ShopCampaigns campaigns,
      Admission admission,
      Function<String, Optional<Caller>> keys,
      InstantSource clock) {
    Shop shop = store.shop();
    templates = new Templates(shop, clock, assets);
    var loads = new LoadHistory(store.facts());
    var products = new ProductFigures(store.facts(), shop);
    var customers = new CustomerFigures(store.facts());
    var overview = new OverviewPage(templates, shop, sales, loads, metrics, model, experiments);
    var qualityPage = new QualityPage(templates, shop, reports, recent);
    var productPages =
        new ProductPages(templates, shop, store.facts(), products, sales, recommender, reviews);
    var recommendations = new RecommendationsPage(templates, customers, products, recommender);
    var customerPages =
        new CustomerPages(templates, shop, everyone, customers, products, reviews, erasures, clock);
    var segmentPages = new SegmentPages(templates, shop, everyone);
    var cohortsPage = new CohortsPage(templates, shop, new CohortsApi(shop, store.facts(), clock));
    var alertsPage = new AlertsPage(templates, alerts, notices);
    var savedViews = new SavedViews(templates, store.facts(), clock);
    var jobsPage = new JobsPage(templates, jobs);
    var samples = new LabelledSamples(store.facts(), clock);
    var reviewsPage = new ReviewsPage(templates, reviews, products, jobs, samples);
    var modelsPage = new ModelsPage(templates, store.models(), model, promote);
    var samePage = new SamePage(templates, merges, store.facts(), mergesChanged, jobs);
    var campaignsPage = new CampaignsPage(templates, shop, campaigns, clock);
    var experimentsPage = new ExperimentsPage(templates, shop, experiments, clock);
    var rulesPage = new RulesPage(templates, rules, recommender, products, clock);
    var searchPage = new SearchPage(templates, shop, search, everyone::tastes);
    var synonymsPage =
        new SynonymsPage(
            templates, search.synonyms(), new SearchDemand(store.facts(), search, clock));
    var checksPage = new ChecksPage(templates, store.facts(), content.checks());
    var contentPages =
        new ContentPages(
            templates,
            content.texts(),
            new TextTestView.Reader(shop, new TextTests(content.texts(), experiments), experiments),
            jobs);
    var claimsPage = new ClaimsPage(templates, content.texts().claims());
    var inboxPage = new InboxPage(templates, service, samples, clock);
    var sqlPage = new SqlPage(templates, store.analysis());
    var login = new LoginPage(templates, admission, keys);
    var peoplePage =
        new PeoplePage(
            templates,
            admission.people(),
            admission.keys(),
            admission.sessions(),
            admission.audit());
    var docs = new DocsPage(templates);
    routes =
        List.of(
            Route.page("GET", "/", CONSOLE, overview::show),
            Route.page("GET", "/live", CONSOLE, overview::live),
            Route.page("GET", "/earned", CONSOLE, overview::earned),
            Route.page("GET", "/quality", CONSOLE, qualityPage::show),
            Route.page("GET", "/products", CONSOLE, productPages::list),
            Route.page("GET", "/products/{id}", CONSOLE, productPages::show),
            Route.page("GET", "/customers", CONSOLE, customerPages::find),
            Route.page("GET", "/customers/{id}", CONSOLE, customerPages::show),
            Route.page("GET", "/customers/{id}/voice", CONSOLE, customerPages::voice),
            Route.page("POST", "/customers/erase", ADMINISTER, customerPages::erase),
            Route.page("GET", "/segments", CONSOLE, segmentPages::show),
            Route.page("POST", "/segments", ADMINISTER, segmentPages::keep),
            Route.page("GET", "/segments/count", CONSOLE, segmentPages::count),
            Route.page("POST", "/segments/remove", ADMINISTER, segmentPages::remove),
            Route.page("GET", "/segments/{id}", CONSOLE, segmentPages::one),
            Route.page("GET", "/cohorts", CONSOLE, cohortsPage::show),
            Route.page("GET", "/reviews", CONSOLE, reviewsPage::show),
            Route.page("POST", "/reviews/read", ADMINISTER, reviewsPage::read),
            Route.page("POST", "/reviews/aspects", ADMINISTER, reviewsPage::edit),
            Route.page("GET", "/recommendations", CONSOLE, recommendations::show),
            Route.page("GET", "/search", CONSOLE, searchPage::show),
            Route.page("GET", "/search/synonyms", CONSOLE, synonymsPage::show),
            Route.page("GET", "/search/synonyms/heard", CONSOLE, synonymsPage::heard),
            Route.page("POST", "/search/synonyms", ADMINISTER, synonymsPage::say),
            Route.page("POST", "/search/synonyms/remove", ADMINISTER, synonymsPage::remove),
            Route.page("POST", "/search/synonyms/undo", ADMINISTER, synonymsPage::undo),
            Route.page("GET", "/same", CONSOLE, samePage::show),
            Route.page("POST", "/same/say", ADMINISTER, samePage::say),
            Route.page("POST", "/same/undo", ADMINISTER, samePage::takeBack),
            Route.page("POST", "/same/part", ADMINISTER, samePage::part),
            Route.page("POST", "/same/fuse", ADMINISTER, samePage::fuse),
            Route.page("GET", "/content", CONSOLE, contentPages::list),
            Route.page("POST", "/content/write", ADMINISTER, contentPages::write),
            Route.page("POST", "/content/draft", ADMINISTER, contentPages::draft),
            Route.page("GET", "/content/{id}", CONSOLE, contentPages::show),
            Route.page("POST", "/content/{id}/edit", ADMINISTER, contentPages::edit),
            Route.page("POST", "/content/{id}/approve", ADMINISTER, contentPages::approve),
            Route.page("POST", "/content/{id}/withdraw", ADMINISTER, contentPages::withdraw),
            Route.page("POST", "/content/{id}/test", ADMINISTER, contentPages::test),
            Route.page("POST", "/content/{id}/keep", ADMINISTER, contentPages::keep),
            Route.page("POST", "/content/{id}/roll-back", ADMINISTER, contentPages::rollBack),
            Route.page("GET", "/campaigns", CONSOLE, campaignsPage::list),
            Route.page("POST", "/campaigns", ADMINISTER, campaignsPage::declare),
            Route.page("GET", "/campaigns/{id}", CONSOLE, campaignsPage::show),
            Route.page("POST", "/campaigns/{id}/start", ADMINISTER, campaignsPage::start),
            Route.page("POST", "/campaigns/{id}/stop", ADMINISTER, campaignsPage::stop),
            Route.page("GET", "/experiments", CONSOLE, experimentsPage::list),
            Route.page("POST", "/experiments", ADMINISTER, experimentsPage::declare),
            Route.page("GET", "/experiments/{id}", CONSOLE, experimentsPage::show),
            Route.page("POST", "/experiments/{id}/start", ADMINISTER, experimentsPage::start),
            Route.page("POST", "/experiments/{id}/stop", ADMINISTER, experimentsPage::stop),
            Route.page("POST", "/experiments/{id}/ramp", ADMINISTER, experimentsPage::raise),
            Route.page("POST", "/experiments/holdout", ADMINISTER, experimentsPage::holdOut),
            Route.page("GET", "/rules", CONSOLE, rulesPage::show),
            Route.page("POST", "/rules", ADMINISTER, rulesPage::keep),
            Route.page("POST", "/rules/remove", ADMINISTER, rulesPage::remove),
            Route.page("POST", "/rules/undo", ADMINISTER, rulesPage::undo),
            Route.page("POST", "/rules/file", ADMINISTER, rulesPage::importFile),
            Route.page("GET", "/inbox", READ_CONVERSATIONS, inboxPage::list),
            Route.page("GET", "/inbox/list", READ_CONVERSATIONS, inboxPage::cases),
            Route.page("GET", "/inbox/proposals", READ_CONVERSATIONS, inboxPage::proposals),
            Route.page("POST", "/inbox/faq", SERVE_CUSTOMERS, inboxPage::answer),
            Route.page("GET", "/inbox/{id}", READ_CONVERSATIONS, inboxPage::show),
            Route.page("GET", "/inbox/{id}/news", READ_CONVERSATIONS, inboxPage::news),
            Route.page("POST", "/inbox/requests", SERVE_CUSTOMERS, inboxPage::decide),
            Route.page("POST", "/inbox/{id}/replies", SERVE_CUSTOMERS, inboxPage::reply),
            Route.page("POST", "/inbox/{id}/close", SERVE_CUSTOMERS, inboxPage::close),
            Route.page("POST", "/inbox/{id}/turns/{turn}/topic", SERVE_CUSTOMERS, inboxPage::topic),
            Route.page("GET", "/checks", CONSOLE, checksPage::show),
            Route.page("POST", "/checks", CONSOLE, checksPage::check),
            Route.page("GET", "/claims", CONSOLE, claimsPage::show),
            Route.page("POST", "/claims", ADMINISTER, claimsPage::keep),
            Route.page("POST", "/claims/turn", ADMINISTER, claimsPage::turn),
            Route.page("POST", "/claims/remove", ADMINISTER, claimsPage::remove),
            Route.page("POST", "/claims/undo", ADMINISTER, claimsPage::undo),
            Route.page("GET", "/sql", CONSOLE, sqlPage::show),
            Route.page("POST", "/sql", CONSOLE, sqlPage::ask),
            Route.page("GET", "/jobs", CONSOLE, jobsPage::show),
            Route.page("GET", "/jobs/list", CONSOLE, jobsPage::list),
            Route.page("GET", "/jobs/{id}", CONSOLE, jobsPage::one),
            Route.page("GET", "/jobs/{id}/log", CONSOLE, jobsPage::progress),
            Route.page("GET", "/alerts", CONSOLE, alertsPage::show),
            Route.page("POST", "/alerts/rules", ADMINISTER, alertsPage::change),
            Route.page("POST", "/alerts/address", ADMINISTER, alertsPage::tell),
            Route.page("GET", "/views", CONSOLE, savedViews::show),
            Route.page("POST", "/views", CONSOLE, savedViews::keep),
            Route.page("POST", "/views/remove", CONSOLE, savedViews::remove),
            Route.page("POST", "/jobs/train", ADMINISTER, jobsPage::train),
            Route.page("GET", "/models", CONSOLE, modelsPage::show),
            Route.page("POST", "/models/{version}/promote", ADMINISTER, modelsPage::promote),
            Route.page("GET", "/people", ADMINISTER, peoplePage::show),
            Route.page("POST", "/people/add", ADMINISTER, peoplePage::add),
            Route.page("POST", "/people/password", ADMINISTER, peoplePage::changePassword),
            Route.page("POST", "/people/remove", ADMINISTER, peoplePage::remove),
            Route.page("POST", "/people/revoke", ADMINISTER, peoplePage::revoke),
            Route.page("GET", "/login", ANYONE, login::show),
            Route.page("POST", "/login", ANYONE, login::post),
            Route.page("POST", "/logout", ANYONE, login::logout),
            Route.page("GET", "/docs", ANYONE, docs::show),
            Route.page("GET", "/assets/{hash}/{name}", ANYONE, assets::answer));
  }

  /// What draws the pages, for others that have pages.
  public Templates templates() {
    return templates;
  }

  public List<Route> routes() {
    return routes;
  }

  /// A problem as a person reads it; one who is unknown is asked to log in.
  public Answer problem(Request request, Problem problem) {
    boolean part = request.headers().first("HX-Request").isPresent();
    if (problem.kind() == ProblemKind.UNAUTHORISED && !request.caller().known()) {
      String login = "/login?next=" + URLEncoder.encode(request.target(), StandardCharsets.UTF_8);
      return part
          ? problem.asJson().with("HX-Redirect", "/login")
          : Answer.seeOther(request.target().equals("/") ? "/login" : login);
    }
    if (part) {
      return problem.asJson();
    }
    Answer page = templates.page(request, "problem", Map.of("problem", problem));
    Answer answer = page.status(problem.kind().status());
    for (Map.Entry<String, String> header : problem.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }
}
