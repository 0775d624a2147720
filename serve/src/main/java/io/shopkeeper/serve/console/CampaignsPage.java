package io.shopkeeper.serve.console;

import io.shopkeeper.advertise.campaign.Campaign;
import io.shopkeeper.advertise.campaign.CampaignResults;
import io.shopkeeper.advertise.campaign.Campaigns.Change;
import io.shopkeeper.advertise.campaign.ShopCampaigns;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.serve.api.CampaignFields;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// All campaigns, a builder, and what one has shown, spent and brought.
public final class CampaignsPage {
  private static final int FORM = 1024 * 1024;
  private static final List<String> FIELDS =
      List.of(
          "id",
          "name",
          "starts",
          "ends",
          "budget",
          "perThousand",
          "goal",
          "audience",
          "dailyCap",
          "creatives");
  private static final Map<String, String> PRESETS =
      Map.of("goal", "click", "audience", Campaign.EVERYONE, "dailyCap", "3");

  private final Templates templates;
  private final Shop shop;
  private final ShopCampaigns campaigns;
  private final InstantSource clock;

  CampaignsPage(Templates templates, Shop shop, ShopCampaigns campaigns, InstantSource clock) {
    this.templates = templates;
    this.shop = shop;
    this.campaigns = campaigns;
    this.clock = clock;
  }

  Answer list(Request request) {
    return page(request, _ -> "", "");
  }

  Answer declare(Request request) {
    Map<String, List<String>> form = request.form(FORM);
    Function<String, String> typed =
        name -> form.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    try {
      Campaign draft =
          fields(typed).draft(shop.currency(), campaigns.audience().names(), clock.instant());
      return switch (campaigns.all().declare(draft, who(request))) {
        case Change.Made(Campaign made) -> Answer.seeOther("/campaigns/" + made.id());
        case Change.Refused(String reason, String advice) ->
            page(request, typed, reason + ". " + advice).status(400);
      };
    } catch (IllegalArgumentException e) {
      return page(request, typed, String.valueOf(e.getMessage())).status(400);
    }
  }

  Answer show(Request request) {
    Campaign campaign = asked(request);
    Texts t = templates.view(request).t();
    CampaignResults results = campaigns.results(campaign);
    return templates.page(
        request,
        "campaign",
        Map.of(
            "campaign",
            campaign,
            "results",
            CampaignView.of(t, results, shop.currency()),
            "forecast",
            ForecastView.of(t, campaigns.forecast(campaign), shop.currency()),
            "insights",
            ForecastView.insights(
                t, campaigns.insights(campaign), campaign.goal(), shop.currency()),
            "acts",
            campaigns.all().acts(campaign.id())));
  }

  Answer start(Request request) {
    return changed(campaigns.all().start(asked(request), shop.day(clock.instant()), who(request)));
  }

  Answer stop(Request request) {
    return changed(campaigns.stop(asked(request), who(request)));
  }

  private static Answer changed(Change change) {
    return switch (change) {
      case Change.Made(Campaign made) -> Answer.seeOther("/campaigns/" + made.id());
      case Change.Refused(String reason, String advice) ->
          throw Problem.badRequest(reason, advice).asException();
    };
  }

  private Answer page(Request request, Function<String, String> typed, String fault) {
    var draft = new HashMap<String, String>();
    for (String name : FIELDS) {
      String text = typed.apply(name);
      draft.put(name, text.isBlank() ? PRESETS.getOrDefault(name, "") : text);
    }
    return templates.page(
        request,
        "campaigns",
        Map.of(
            "all",
            campaigns.all().list(),
            "draft",
            draft,
            "currency",
            shop.currency().getCurrencyCode(),
            "audiences",
            campaigns.audience().names().stream().sorted().toList(),
            "fault",
            fault));
  }

  /// A creative is a line.
  private static CampaignFields fields(Function<String, String> typed) {
    return new CampaignFields(name -> {
      String text = typed.apply(name).strip();
      return text.isEmpty()
          ? List.of()
          : name.equals("creatives") ? text.lines().toList() : List.of(text);
    });
  }

  private Campaign asked(Request request) {
    String id = request.path("id");
    return campaigns
        .all()
        .find(id)
        .orElseThrow(() ->
            Problem.notFound("there is no campaign '%s'".formatted(id), "Go back to the campaigns.")
                .asException());
  }

  private static String who(Request request) {
    return request.caller().named();
  }
}
