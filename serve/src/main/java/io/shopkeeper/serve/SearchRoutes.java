package io.shopkeeper.serve;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.search.demand.SearchDemand;
import io.shopkeeper.serve.api.SearchApi;
import io.shopkeeper.serve.api.SynonymsApi;
import io.shopkeeper.serve.http.Route;
import java.util.List;

/// Finding products, and what the shop makes of what was searched for.
final class SearchRoutes {
  private SearchRoutes() {}

  static List<Route> of(ShopServices services) {
    var search = new SearchApi(services.search(), services.customers()::tastes);
    var synonyms =
        new SynonymsApi(
            services.search().synonyms(),
            new SearchDemand(services.store().facts(), services.search(), services.clock()));
    return Route.all(
        search.routes(),
        List.of(
            Route.api("GET", "/api/v1/search/misses", READ, synonyms::misses),
            Route.api("GET", "/api/v1/search/synonyms", READ, synonyms::list),
            Route.api("POST", "/api/v1/search/synonyms", ADMINISTER, synonyms::say),
            Route.api("DELETE", "/api/v1/search/synonyms", ADMINISTER, synonyms::delete),
            Route.api("GET", "/api/v1/search/synonyms/proposals", READ, synonyms::proposals),
            Route.api("GET", "/api/v1/search/synonyms/history", READ, synonyms::history),
            Route.api(
                "POST",
                "/api/v1/search/synonyms/history/{revision}/undo",
                ADMINISTER,
                synonyms::undo)));
  }
}
