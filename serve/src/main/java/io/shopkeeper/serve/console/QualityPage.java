package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.ingest.quality.QualityReports;
import io.shopkeeper.serve.api.QualityApi;
import io.shopkeeper.serve.api.RecentRejections;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.util.Map;

/// What is odd about the facts, what was read, refused and changed, with the places, so that it can
/// be mended at the source.
public final class QualityPage {
  private static final int LOADS = 20;

  private final Templates templates;
  private final Shop shop;
  private final QualityReports reports;
  private final RecentRejections recent;

  QualityPage(Templates templates, Shop shop, QualityReports reports, RecentRejections recent) {
    this.templates = templates;
    this.shop = shop;
    this.reports = reports;
    this.recent = recent;
  }

  Answer show(Request request) {
    return templates.page(
        request,
        "quality",
        Map.of(
            "quality",
            QualityView.of(templates.view(request).t(), QualityApi.report(request, reports), shop),
            "loads",
            reports.loads(LOADS),
            "recent",
            recent.list()));
  }
}
