package io.shopkeeper.serve.storefront;

import io.shopkeeper.advertise.campaign.Campaign;
import io.shopkeeper.advertise.campaign.Creative;
import io.shopkeeper.advertise.campaign.Goal;
import io.shopkeeper.advertise.campaign.Offer;
import io.shopkeeper.advertise.campaign.ShopCampaigns;
import io.shopkeeper.serve.console.View;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.util.Map;
import java.util.Optional;

/// The place of campaigns in the shop: what a visitor is shown there, whether they follow it, and
/// whether they buy after that.
final class Billboard {
  private static final String CATEGORY = "category";

  private final ShopCampaigns campaigns;

  Billboard(ShopCampaigns campaigns) {
    this.campaigns = campaigns;
  }

  /// What the newest running campaign that has something for a visitor shows them; it is paid for
  /// by now.
  ///
  /// @param category that they look at; empty for none
  Optional<Advertisement> show(Visitor visitor, String category) {
    Visitor.Who who = visitor.who();
    var asked =
        new io.shopkeeper.advertise.campaign.Visitor(
            who.customer(),
            who.session(),
            category.isEmpty() ? Map.of() : Map.of(CATEGORY, category));
    return campaigns.all().list().stream()
        .filter(campaign -> campaign.state() == Campaign.State.RUNNING)
        .flatMap(campaign ->
            campaigns.decide(campaign, asked) instanceof Offer.Shown(var impression, var creative)
                ? Optional.of(
                    new Advertisement(
                        creative.content(),
                        "/shop/seen/%s/%s?creative=%s"
                            .formatted(campaign.id(), impression.id(), View.escape(creative.id()))))
                    .stream()
                : Optional.<Advertisement>empty().stream())
        .findFirst();
  }

  /// Notes that an advertisement was followed, and leads to what it is about.
  Answer follow(Request request, Visitor visitor) {
    Optional<Campaign> campaign = campaigns.all().find(request.path("campaign"));
    String impression = request.path("impression");
    try {
      campaign.ifPresent(known -> {
        campaigns.respond(known, impression, Goal.CLICK, 0);
        visitor.followed(new Visitor.Followed(known.id(), impression));
      });
    } catch (IllegalArgumentException _) {
      // A link that was kept for long, or made up: it leads on all the same.
    }
    String creative = request.queried("creative").orElse("");
    return Answer.seeOther(
        campaign.stream()
            .flatMap(known -> known.creatives().stream())
            .filter(one -> one.id().equals(creative))
            .map(Creative::attributes)
            .filter(attributes -> attributes.containsKey(CATEGORY))
            .map(attributes -> "/shop/categories?in=" + View.escape(attributes.get(CATEGORY)))
            .findFirst()
            .orElse("/shop"));
  }

  /// Notes that a visitor bought, if they followed an advertisement before.
  void bought(Visitor visitor, long minor) {
    visitor
        .followed()
        .ifPresent(last ->
            campaigns
                .all()
                .find(last.campaign())
                .ifPresent(campaign ->
                    campaigns.respond(campaign, last.impression(), Goal.CONVERSION, minor)));
  }
}
