package io.shopkeeper.serve.console;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.serve.ports.Jobs;
import java.util.List;
import java.util.Map;

/// What runs behind the scenes.
public final class JobsPage {
  private final Templates templates;
  private final Jobs jobs;

  JobsPage(Templates templates, Jobs jobs) {
    this.templates = templates;
    this.jobs = jobs;
  }

  Answer show(Request request) {
    return templates.page(request, "jobs", Map.of("jobs", jobs.recent()));
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
