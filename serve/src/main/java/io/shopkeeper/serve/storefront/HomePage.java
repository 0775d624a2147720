package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.serve.api.Ids;
import io.shopkeeper.serve.console.StandingView;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way in: what this visitor may like, what many like, what they looked at.
final class HomePage {
  private static final int RECOMMENDED = 10;
  private static final int POPULAR = 5;
  private static final int SEEN = 5;

  private final Front front;
  private final Shelves shelves;
  private final Consents consents;
  private final VisitLog log;
  private final Billboard billboard;

  HomePage(Front front, Shelves shelves, Consents consents, VisitLog log, Billboard billboard) {
    this.front = front;
    this.shelves = shelves;
    this.consents = consents;
    this.log = log;
    this.billboard = billboard;
  }

  Answer show(Request request, Visitor visitor) {
    Wording wording = front.wording(request);
    Shelf recommended = shelves.recommended(visitor, RECOMMENDED, wording);
    Shelf popular = shelves.popular(visitor, recommended.products(), POPULAR, wording);
    Shelf seen =
        consents.personal(visitor)
            ? shelves.seen(visitor, SEEN, wording)
            : new Shelf(ShopList.SEEN, "", List.of(), false);
    List<Shelf> all = List.of(recommended, popular, seen);
    log.shown(visitor, all);
    return front.page(
        request,
        visitor,
        "home",
        Map.of("shelves", all, "advertisement", billboard.show(visitor, "")));
  }

  /// Why a product is among those for this visitor, and what would change that.
  Answer why(Request request, Visitor visitor) {
    Wording wording = front.wording(request);
    ProductId product = Ids.parse(request.path("id"), ProductId::new);
    Optional<StandingView> standing =
        shelves
            .standing(visitor, product, RECOMMENDED)
            .map(found -> StandingView.of(found, wording::titles, wording.t()));
    return front.page(
        request,
        visitor,
        "why",
        Map.of(
            "standing",
            standing,
            "cards",
            shelves.listed(ShopList.SEEN, List.of(product), wording).cards()));
  }
}
