package io.shopkeeper.serve;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
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

/// What is served of texts, of what they may not claim, and of campaigns.
final class ContentRoutes {
  private ContentRoutes() {}

  static List<Route> of(ShopServices services, ShopExperiments trials, ShopCampaigns campaigns) {
    var textTests = new TextTestsApi(new TextTests(services.content().texts(), trials));
    var content = new ContentApi(services.content().checks());
    var drafts =
        new DraftsApi(
            services.store().facts(),
            services.store().shop().locale(),
            services.content(),
            campaigns);
    return Route.all(
        new ClaimsApi(services.content().texts().claims()).routes(),
        drafts.routes(),
        new StoredTextsApi(services.content().texts()).routes(),
        new CampaignsApi(services.store().shop(), campaigns, services.clock()).routes(),
        List.of(
            Route.api("POST", "/api/v1/content/check", READ, content::check),
            Route.api("POST", "/api/v1/content/texts/{id}/test", ADMINISTER, textTests::start),
            Route.api("POST", "/api/v1/content/texts/{id}/keep", ADMINISTER, textTests::keep)));
  }
}
