package io.shopkeeper.serve.console;

import static io.shopkeeper.serve.http.Access.CONSOLE;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.ingest.quality.QualityReports;
import io.shopkeeper.serve.api.QualityApi;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// The quality report as one file that needs nothing else, to be sent to somebody.
public final class QualityFile {
  private final Templates templates;
  private final Shop shop;
  private final QualityReports reports;

  public QualityFile(Shop shop, QualityReports reports, InstantSource clock) {
    this.templates = new Templates(shop, clock, new Assets());
    this.shop = shop;
    this.reports = reports;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(Route.api("GET", "/api/v1/quality/report", CONSOLE, this::show));
  }

  /// `?load=ID` for an older load, `?lang=zh` for Chinese.
  public Answer show(Request request) {
    return templates
        .page(
            request,
            "quality-file",
            Map.of(
                "quality",
                QualityView.of(
                    templates.view(request).t(), QualityApi.report(request, reports), shop),
                "style",
                style()))
        .with("Content-Disposition", "attachment; filename=\"data-quality.html\"");
  }

  private static String style() {
    try (var in = QualityFile.class.getResourceAsStream("console.css")) {
      if (in == null) {
        throw new IllegalStateException("no resource console.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
