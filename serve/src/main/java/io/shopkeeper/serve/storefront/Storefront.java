package io.shopkeeper.serve.storefront;

import static io.shopkeeper.serve.http.Access.ANYONE;

import io.shopkeeper.advertise.campaign.ShopCampaigns;
import io.shopkeeper.content.texts.ShopTexts;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.experiment.shop.Decisions;
import io.shopkeeper.recommend.HeldOutRecommender;
import io.shopkeeper.recommend.RuledRecommender;
import io.shopkeeper.search.Searcher;
import io.shopkeeper.search.Tastes;
import io.shopkeeper.serve.api.Chat;
import io.shopkeeper.serve.api.Erasures;
import io.shopkeeper.serve.console.Templates;
import io.shopkeeper.serve.figures.CustomerFigures;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Handler;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.metrics.Metrics;
import io.shopkeeper.serve.ports.ShopReviews;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// All pages of the shop and their routes; anybody may come in. Only for a made-up shop: whoever
/// comes may be any of its customers.
public final class Storefront {
  private static final String PATH = "/shop";

  private final Templates templates;
  private final Front front;
  private final Visitors visitors;
  private final List<Route> routes;

  /// @param explainer what answers behind `recommender`
  /// @param tastes of a customer
  /// @param consentChanged told when a customer changed their mind on what follows from their data
  /// @param random cryptographically strong
  public Storefront(
      Store store,
      HeldOutRecommender recommender,
      RuledRecommender explainer,
      ShopReviews reviews,
      Searcher searcher,
      Function<CustomerId, Tastes> tastes,
      Chat chat,
      ShopTexts texts,
      Decisions decisions,
      ShopCampaigns campaigns,
      Templates templates,
      Metrics metrics,
      Runnable consentChanged,
      Erasures erasures,
      InstantSource clock,
      RandomGenerator random) {
    Facts facts = store.facts();
    this.templates = templates;
    this.front = new Front(templates, facts, clock);
    this.visitors = new Visitors(new VisitorRecords(facts, explainer.declines()), clock, random);
    erasures.heardBy(erased -> visitors.forget(erased.ids()));
    var log = new VisitLog(store.log(), metrics, clock, random);
    var shelves = new Shelves(facts, recommender, explainer, clock);
    var consents = new Consents(facts, consentChanged);
    var billboard = new Billboard(campaigns);
    var home = new HomePage(front, shelves, consents, log, billboard);
    var category = new CategoryPage(front, shelves, log, billboard);
    var search =
        new SearchPage(
            front,
            searcher,
            shelves,
            log,
            visitor -> {
              CustomerId customer = visitor.who().customer();
              return customer == null || !consents.personal(visitor)
                  ? Tastes.NONE
                  : tastes.apply(customer);
            });
    var help = new HelpPage(front, facts);
    var product = new ProductPage(front, facts, shelves, reviews, log, texts, decisions);
    var cart = new CartPage(front, store.shop(), facts, log, billboard, random);
    var account =
        new AccountPage(
            front, new CustomerFigures(facts), new Orders(facts), consents, erasures, shelves, log);
    var service = new VisitorChat(chat, visitors);
    routes =
        List.of(
            page(PATH, home::show),
            page("/shop/why/{id}", home::why),
            page("/shop/categories", category::show),
            page("/shop/search", search::show),
            page("/shop/products/{id}", product::show),
            Route.page("GET", "/shop/pictures/{file}", ANYONE, product::picture),
            page("/shop/seen/{campaign}/{impression}", billboard::follow),
            page("/shop/cart", cart::show),
            form("/shop/cart/add", cart::add),
            form("/shop/cart/change", cart::change),
            page("/shop/checkout", cart::checkout),
            form("/shop/checkout", cart::order),
            form("/shop/not-interested", account::decline),
            form("/shop/interested", account::wantAgain),
            page("/shop/account", account::show),
            form("/shop/account/sign-in", account::signIn),
            form("/shop/account/sign-out", account::signOut),
            form("/shop/account/personalisation", account::personalise),
            form("/shop/account/erase", account::erase),
            Route.page("POST", "/shop/chat/ask", ANYONE, service::ask),
            Route.page("GET", "/shop/chat/conversations/{id}/messages", ANYONE, service::messages),
            Route.page("POST", "/shop/chat/conversations/{id}/ratings", ANYONE, service::rate),
            page("/shop/help", help::show),
            page("/shop/policies", help::policies),
            page("/shop/privacy", help::privacy));
  }

  /// What a page shows to whom.
  @FunctionalInterface
  private interface Page {
    Answer show(Request request, Visitor visitor);
  }

  /// What a form does.
  @FunctionalInterface
  private interface Deed {
    Answer done(Form form, Visitor visitor);
  }

  public List<Route> routes() {
    return routes;
  }

  /// Whether a page of the shop was asked for.
  public static boolean asked(Request request) {
    return request.target().equals(PATH)
        || request.target().startsWith(PATH + "/")
        || request.target().startsWith(PATH + "?");
  }

  /// A problem as a visitor reads it.
  public Answer problem(Request request, Problem problem) {
    Visitors.Arrival arrival = visitors.arrive(request);
    return met(
        arrival,
        front
            .page(request, arrival.visitor(), "problem", Map.of("problem", problem))
            .status(problem.kind().status()));
  }

  private Route page(String path, Page page) {
    Handler handler =
        request -> {
          Optional<Answer> elsewhere = templates.keepingLanguage(request);
          if (elsewhere.isPresent()) {
            return elsewhere.get();
          }
          Visitors.Arrival arrival = visitors.arrive(request);
          return met(arrival, page.show(request, arrival.visitor()));
        };
    return Route.page("GET", path, ANYONE, handler);
  }

  private Route form(String path, Deed deed) {
    return Route.page(
        "POST",
        path,
        ANYONE,
        request -> {
          Form form = Form.of(request);
          return deed.done(form, visitors.sender(request, form.text(Visitors.SEAL)));
        });
  }

  /// Gives a new visitor their cookie.
  private static Answer met(Visitors.Arrival arrival, Answer answer) {
    return arrival.cookie().isEmpty() ? answer : answer.with("Set-Cookie", arrival.cookie());
  }
}
