package io.shopkeeper.app;

import io.shopkeeper.advertise.campaign.Campaign;
import io.shopkeeper.advertise.campaign.Campaigns;
import io.shopkeeper.advertise.campaign.Creative;
import io.shopkeeper.advertise.campaign.Goal;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.store.Facts;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The campaign of a made-up shop, which its own pages show: a creative for each department. What
/// it has shown and brought is what its visitors see and do, simulated ones ([DemoGuests]) among
/// them, as its name says.
final class DemoCampaign {
  static final String ID = "welcome";
  private static final int DEPARTMENTS = 6;
  private static final int DAYS = 27;
  private static final int DAILY_CAP = 100;
  private static final BigDecimal BUDGET = BigDecimal.valueOf(500);
  private static final BigDecimal PER_THOUSAND = BigDecimal.valueOf(5);

  private DemoCampaign() {}

  /// Declares it from today on, and starts it.
  static void begin(Shop shop, List<Product> products, Facts facts, InstantSource clock) {
    List<String> departments =
        products.stream()
            .filter(product -> !product.categories().isEmpty())
            .map(product -> product.categories().getFirst())
            .distinct()
            .sorted()
            .limit(DEPARTMENTS)
            .toList();
    if (departments.isEmpty()) {
      return;
    }
    boolean chinese = shop.locale().getLanguage().equals("zh");
    LocalDate today = shop.day(clock.instant());
    var campaigns = new Campaigns(facts, clock);
    var draft =
        new Campaign(
            ID,
            chinese ? "欢迎光临（模拟访客）" : "Welcome (simulated visitors)",
            today,
            today.plusDays(DAYS),
            Money.of(BUDGET, shop.currency()).minor(),
            Money.of(PER_THOUSAND, shop.currency()).minor(),
            Goal.CLICK,
            List.of(Campaign.EVERYONE),
            DAILY_CAP,
            IntStream.range(0, departments.size())
                .mapToObj(i ->
                    new Creative(
                        "department-" + (i + 1),
                        chinese
                            ? "来逛逛：%s".formatted(departments.get(i))
                            : "Have a look around: %s".formatted(departments.get(i)),
                        Map.of("category", departments.get(i))))
                .toList(),
            clock.instant(),
            null,
            null);
    if (campaigns.declare(draft, "demo") instanceof Campaigns.Change.Made(Campaign made)) {
      campaigns.start(made, today, "demo");
    }
  }
}
