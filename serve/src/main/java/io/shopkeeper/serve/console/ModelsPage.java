package io.shopkeeper.serve.console;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.recommend.training.TrainingReport;
import io.shopkeeper.recommend.training.Trial;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.store.ModelFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which model serves and why, what else was tried, and every model that is kept.
public final class ModelsPage {
  private static final String HIT_RATE = "hit-rate@10";

  private final Templates templates;
  private final ModelFiles files;
  private final Supplier<Optional<ServingModel>> serving;
  private final Function<String, ServingModel> promote;

  ModelsPage(
      Templates templates,
      ModelFiles files,
      Supplier<Optional<ServingModel>> serving,
      Function<String, ServingModel> promote) {
    this.templates = templates;
    this.files = files;
    this.serving = serving;
    this.promote = promote;
  }

  /// A model with the figures of its last comparison.
  ///
  /// @param percent length of its bar, of the best one's
  public record Compared(
      String model, String quality, String hitRate, String seconds, String settings, int percent) {}

  /// What a model found on the last orders.
  public record Tested(String model, String quality, String hitRate) {}

  /// A model that is kept.
  ///
  /// @param quality on validation data; empty where it was not measured
  public record Kept(ModelFiles.Entry entry, TrainingReport report, String quality) {

    /// Whether it answers what to show: other models have their own places.
    public boolean canServe() {
      return TrainingReport.FAMILIES.contains(entry.provenance().model());
    }
  }

  Answer show(Request request) {
    Texts t = templates.view(request).t();
    Optional<ServingModel> now = serving.get();
    Optional<TrainingReport> report = now.map(model -> TrainingReport.of(model.provenance()));
    var values = new HashMap<String, Object>();
    values.put("serving", now);
    values.put("report", report);
    values.put("compared", report.map(of -> compared(of, t)).orElse(List.of()));
    values.put("tested", report.map(of -> tested(of, t)).orElse(List.of()));
    values.put(
        "curve",
        report
            .filter(of -> !of.curve().isEmpty())
            .map(of -> Chart.learning(t, t.text("models.curve"), of.curve())));
    values.put("kept", files.list().stream().map(entry -> kept(entry, t)).toList());
    return templates.page(request, "models", values);
  }

  Answer promote(Request request) {
    try {
      ServingModel _ = promote.apply(request.path("version"));
      return Answer.seeOther("/models");
    } catch (IllegalArgumentException e) {
      throw Problem.notFound(String.valueOf(e.getMessage()), "Go back to the models.")
          .asException();
    }
  }

  private static List<Compared> compared(TrainingReport report, Texts t) {
    double best =
        report.trials().stream().mapToDouble(trial -> trial.quality().estimate()).max().orElse(0);
    return report.trials().stream()
        .map(trial ->
            new Compared(
                trial.model(),
                figures(trial.quality(), t),
                figures(trial.find(HIT_RATE), t),
                t.duration(trial.took()),
                trial.settings(),
                best > 0 ? (int) Math.round(100 * trial.quality().estimate() / best) : 0))
        .toList();
  }

  private static List<Tested> tested(TrainingReport report, Texts t) {
    return report.test().entrySet().stream()
        .map(test ->
            new Tested(
                test.getKey(),
                figures(test.getValue().metrics().get(Trial.CRITERION), t),
                figures(test.getValue().metrics().get(HIT_RATE), t)))
        .toList();
  }

  private static Kept kept(ModelFiles.Entry entry, Texts t) {
    TrainingReport report = TrainingReport.of(entry.provenance());
    String quality =
        report.trials().stream()
            .filter(trial -> trial.model().equals(entry.provenance().model()))
            .findFirst()
            .map(trial -> figures(trial.quality(), t))
            .orElse("");
    return new Kept(entry, report, quality);
  }

  private static String figures(@Nullable Interval interval, Texts t) {
    return interval == null
        ? "–"
        : "%s [%s–%s]"
            .formatted(
                t.decimal(interval.estimate()),
                t.decimal(interval.low()),
                t.decimal(interval.high()));
  }
}
