package io.shopkeeper.serve.console;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.serve.ports.Jobs;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.store.ModelFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What runs behind the scenes, and the models that came of it.
public final class JobsPage {
  private static final int MODELS = 20;

  private final Templates templates;
  private final Jobs jobs;
  private final ModelFiles files;
  private final Supplier<Optional<ServingModel>> model;

  JobsPage(
      Templates templates, Jobs jobs, ModelFiles files, Supplier<Optional<ServingModel>> model) {
    this.templates = templates;
    this.jobs = jobs;
    this.files = files;
    this.model = model;
  }

  Answer show(Request request) {
    return templates.page(
        request,
        "jobs",
        Map.of(
            "jobs", jobs.recent(),
            "models", files.list().stream().limit(MODELS).toList(),
            "serving", model.get().map(ServingModel::version).orElse("")));
  }

  /// The list of jobs alone, for a page that is open.
  Answer list(Request request) {
    return templates.page(request, "job-list", Map.of("jobs", jobs.recent()));
  }

  Answer train(Request request) {
    jobs.enqueue(new JobRequest.Train(List.of()));
    return Answer.seeOther("/jobs");
  }
}
