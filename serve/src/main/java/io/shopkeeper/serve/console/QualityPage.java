package io.shopkeeper.serve.console;

import io.shopkeeper.serve.api.RecentRejections;
import io.shopkeeper.serve.figures.QualityFigures;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was read and what was refused, with the places, so that it can be mended at the source.
public final class QualityPage {
  private static final int LOADS = 20;
  private static final int SAMPLES = 5;

  private final Templates templates;
  private final QualityFigures quality;
  private final RecentRejections recent;

  QualityPage(Templates templates, QualityFigures quality, RecentRejections recent) {
    this.templates = templates;
    this.quality = quality;
    this.recent = recent;
  }

  Answer show(Request request) {
    List<QualityFigures.Load> loads = quality.loads(LOADS);
    Optional<QualityFigures.Load> chosen =
        request
            .queried("load")
            .flatMap(id -> loads.stream().filter(load -> load.id().equals(id)).findFirst())
            .or(() -> loads.stream().findFirst());
    var values = new HashMap<String, Object>();
    values.put("loads", loads);
    values.put("chosen", chosen);
    values.put("counts", chosen.map(quality::counts).orElse(Map.of()));
    values.put("refusals", chosen.map(load -> quality.refusals(load, SAMPLES)).orElse(List.of()));
    values.put("recent", recent.list());
    return templates.page(request, "quality", values);
  }
}
