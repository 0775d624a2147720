package io.shopkeeper.serve.console;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.Job;
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

  /// One job with what it said.
  Answer one(Request request) {
    return job(request, "job");
  }

  /// Likewise without the page around, for one that is open.
  Answer progress(Request request) {
    return job(request, "job-progress");
  }

  private Answer job(Request request, String template) {
    String id = request.path("id");
    Job job =
        jobs.find(id)
            .orElseThrow(() ->
                Problem.notFound(
                        "there is no job '%s'".formatted(id),
                        "The last jobs since the server started are on the page Jobs.")
                    .asException());
    return templates.page(request, template, Map.of("job", job, "lines", jobs.log(id)));
  }

  Answer train(Request request) {
    jobs.enqueue(new JobRequest.Train(List.of()));
    return Answer.seeOther("/jobs");
  }
}
