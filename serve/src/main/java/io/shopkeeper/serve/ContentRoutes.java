package io.shopkeeper.serve;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.DECIDE;
import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.advertise.campaign.ShopCampaigns;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.serve.api.CampaignsApi;
import io.shopkeeper.serve.api.ClaimsApi;
import io.shopkeeper.serve.api.ContentApi;
import io.shopkeeper.serve.api.DraftsApi;
import io.shopkeeper.serve.api.StoredTextsApi;
import io.shopkeeper.serve.api.TextTests;
import io.shopkeeper.serve.api.TextTestsApi;
import io.shopkeeper.serve.http.Route;
import java.util.List;
import java.util.stream.Stream;

/// What is served of texts, of what they may not claim, and of campaigns.
final class ContentRoutes {
  private ContentRoutes() {}

  static List<Route> of(ShopServices services, ShopExperiments trials, ShopCampaigns campaigns) {
    var storedTexts = new StoredTextsApi(services.content().texts());
    var textTests = new TextTestsApi(new TextTests(services.content().texts(), trials));
    var content = new ContentApi(services.content().checks());
    var claims = new ClaimsApi(services.content().texts().claims());
    var advertising = new CampaignsApi(services.store().shop(), campaigns, services.clock());
    var drafts =
        new DraftsApi(
            services.store().facts(),
            services.store().shop().locale(),
            services.content(),
            campaigns);
    return Stream.concat(
            claims.routes().stream(),
            Stream.of(
                Route.api("GET", "/api/v1/content/products", READ, drafts::list),
                Route.api("GET", "/api/v1/content/products/{id}", READ, drafts::show),
                Route.api("GET", "/api/v1/content/products/{id}/ads", READ, drafts::ads),
                Route.api("GET", "/api/v1/content/texts", READ, storedTexts::list),
                Route.api("POST", "/api/v1/content/texts", ADMINISTER, storedTexts::draft),
                Route.api("GET", "/api/v1/content/texts/{id}", READ, storedTexts::show),
                Route.api("PUT", "/api/v1/content/texts/{id}", ADMINISTER, storedTexts::edit),
                Route.api(
                    "POST", "/api/v1/content/texts/{id}/approve", ADMINISTER, storedTexts::approve),
                Route.api(
                    "POST",
                    "/api/v1/content/texts/{id}/withdraw",
                    ADMINISTER,
                    storedTexts::withdraw),
                Route.api(
                    "POST",
                    "/api/v1/content/texts/{id}/roll-back",
                    ADMINISTER,
                    storedTexts::rollBack),
                Route.api("POST", "/api/v1/content/check", READ, content::check),
                Route.api("POST", "/api/v1/content/texts/{id}/test", ADMINISTER, textTests::start),
                Route.api("POST", "/api/v1/content/texts/{id}/keep", ADMINISTER, textTests::keep),
                Route.api("GET", "/api/v1/campaigns", READ, advertising::list),
                Route.api("POST", "/api/v1/campaigns", ADMINISTER, advertising::post),
                Route.api("POST", "/api/v1/campaigns/{id}/start", ADMINISTER, advertising::start),
                Route.api("POST", "/api/v1/campaigns/{id}/stop", ADMINISTER, advertising::stop),
                Route.api("POST", "/api/v1/campaigns/{id}/decide", DECIDE, advertising::decide),
                Route.api("POST", "/api/v1/campaigns/{id}/responses", DECIDE, advertising::respond),
                Route.api("GET", "/api/v1/campaigns/{id}/results", READ, advertising::results),
                Route.api(
                    "GET", "/api/v1/campaigns/{id}/messages", ADMINISTER, advertising::messages),
                Route.api("POST", "/api/v1/campaigns/{id}/messages", ADMINISTER, advertising::send),
                Route.api("GET", "/api/v1/campaigns/{id}/forecast", READ, advertising::forecast),
                Route.api("GET", "/api/v1/campaigns/{id}/insights", READ, advertising::insights)))
        .toList();
  }
}
