package io.shopkeeper.simulation;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Visits of people who look and never order: most of what comes to a shop. They come by a link to
/// a product or, less often, to a category, look at little more, and some put into a cart what they
/// leave there. Nobody knows who they are, and each comes once.
final class PassersBy {
  private static final int LIST_LENGTH = 8;
  private static final double BY_CATEGORY = .1;
  private static final double PICKS = .12;

  /// Mean of the further products that one of the same aisle is looked at for.
  private static final double MORE = .6;

  private static final double CARTS = .03;

  private final SimulationSettings settings;
  private final Floor floor;
  private final List<Floor.Day> days;
  private final RandomGenerator random;

  /// @param days of the shop, the first one first
  PassersBy(SimulationSettings settings, Floor floor, List<Floor.Day> days, Seed seed) {
    this.settings = settings;
    this.floor = floor;
    this.days = days;
    this.random = seed.generator("passers-by");
  }

  /// Day by day; none is later than the end.
  List<ShopEvent> events() {
    var events = new ArrayList<ShopEvent>();
    LocalDate first = settings.shop().day(settings.end()).minusDays(settings.days() - 1L);
    for (int day = 0; day < days.size(); day++) {
      Floor.Day today = days.get(day);
      long come = Math.round(settings.passersByDaily() * today.visits());
      for (long number = 1; number <= come; number++) {
        Instant start = Visits.moment(first.plusDays(day), settings.shop(), random);
        new Look("V%d-%d".formatted(day + 1, number), start, today, events).around();
      }
    }
    events.removeIf(event -> event.visit().time().isAfter(settings.end()));
    return events;
  }

  /// One visit, a clock running.
  private final class Look {
    private final String name;
    private final SessionId session;
    private final Floor.Day today;
    private final List<ShopEvent> events;
    private final Stand stand;
    private Instant now;
    private int count;

    Look(String name, Instant start, Floor.Day today, List<ShopEvent> events) {
      this.name = name;
      this.session = new SessionId(name);
      this.today = today;
      this.events = events;
      this.now = start;
      this.stand =
          floor.stand(Weighted.draw(today.draws().length, a -> this.today.draws()[a], random));
    }

    void around() {
      if (random.nextDouble() < BY_CATEGORY) {
        category();
      } else {
        look(stand.draw(random));
      }
      for (int more = (int) (MORE * random.nextExponential()); more > 0; more--) {
        look(stand.draw(random));
      }
    }

    private void category() {
      List<Article> shown = stand.drawSome(LIST_LENGTH, random);
      List<ProductId> ids = shown.stream().map(article -> article.product().id()).toList();
      add(new ShopEvent.ViewItemList(nextId(), visit(), Visits.CATEGORY, ids));
      for (int i = 0; i < ids.size(); i++) {
        if (random.nextDouble() < PICKS) {
          add(new ShopEvent.SelectItem(nextId(), visit(), Visits.CATEGORY, ids.get(i), i + 1));
          look(shown.get(i));
        }
      }
    }

    private void look(Article article) {
      ProductId product = article.product().id();
      add(new ShopEvent.ViewItem(nextId(), visit(), product));
      if (random.nextDouble() < CARTS) {
        add(new ShopEvent.AddToCart(nextId(), visit(), product, 1));
      }
    }

    private Visit visit() {
      return new Visit(null, session, Channel.WEB, now);
    }

    private void add(ShopEvent event) {
      events.add(event);
      now = now.plusSeconds(2 + random.nextInt(40));
    }

    private EventId nextId() {
      return new EventId(name + "-" + ++count);
    }
  }
}
