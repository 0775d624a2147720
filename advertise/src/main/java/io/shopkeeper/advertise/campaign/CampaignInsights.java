package io.shopkeeper.advertise.campaign;

import io.shopkeeper.advertise.campaign.AudienceInsight.Reason;
import io.shopkeeper.advertise.campaign.AudienceInsight.Standing;
import io.shopkeeper.advertise.delivery.CreativeChooser;
import io.shopkeeper.advertise.delivery.Features;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells of those visitors that a campaign was shown to most what it has for them, and why.
final class CampaignInsights {
  private static final int MOST_AUDIENCES = 8;
  private static final int MOST_CREATIVES = 5;

  private CampaignInsights() {}

  private record Count(long impressions, long clicks) {
    static final Count NONE = new Count(0, 0);
  }

  static List<AudienceInsight> of(Facts facts, Campaign campaign, CreativeChooser chooser) {
    var counts = new HashMap<String, Map<String, Count>>();
    facts
        .list(
            Query.of(CampaignInsights.class, "shown-by-interest.sql", campaign.id(), campaign.id()),
            row ->
                Map.entry(
                    row.text(0), Map.entry(row.text(1), new Count(row.integer(2), row.integer(3)))))
        .forEach(one ->
            counts
                .computeIfAbsent(one.getKey(), _ -> new HashMap<>())
                .put(one.getValue().getKey(), one.getValue().getValue()));
    return counts.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, Map<String, Count>> one) -> -shown(one.getValue()))
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_AUDIENCES)
        .map(one -> audience(one.getKey(), one.getValue(), campaign, chooser))
        .toList();
  }

  private static long shown(Map<String, Count> counts) {
    return counts.values().stream().mapToLong(Count::impressions).sum();
  }

  private static AudienceInsight audience(
      String interest, Map<String, Count> counts, Campaign campaign, CreativeChooser chooser) {
    float[] visitor =
        Features.ofVisitor(interest.isEmpty() ? Map.of() : Attributes.parse(List.of(interest)));
    return new AudienceInsight(
        interest,
        shown(counts),
        chooser.outlooks(visitor).stream()
            .limit(MOST_CREATIVES)
            .map(outlook -> {
              Creative creative = campaign.creatives().get(outlook.creative());
              Count count = counts.getOrDefault(creative.id(), Count.NONE);
              return new Standing(
                  creative,
                  count.impressions,
                  count.clicks,
                  Interval.ofShare(count.clicks, count.impressions),
                  outlook.share(),
                  outlook.expected(),
                  reasons(creative, visitor, chooser));
            })
            .toList());
  }

  private static List<Reason> reasons(Creative creative, float[] visitor, CreativeChooser chooser) {
    var reasons = new ArrayList<Reason>();
    Features.partsOfCreative(creative.id(), creative.attributes())
        .forEach((feature, part) -> {
          CreativeChooser.Contribution one = chooser.contribution(part, visitor);
          reasons.add(new Reason(feature, one.general(), one.match()));
        });
    reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.sum())));
    return reasons;
  }
}
