package io.shopkeeper.serve.api;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.Job;
import io.shopkeeper.serve.ports.JobLine;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.serve.ports.Jobs;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Asks for long work and tells how it goes.
public final class JobsApi {
  private static final int LIMIT = 64 * 1024;

  private final Jobs jobs;

  public JobsApi(Jobs jobs) {
    this.jobs = jobs;
  }

  /// `{"kind":"train","models":[…],"model":…}` or
  /// `{"kind":"ingest","paths":[…],"format":…,"as_is":…,"rates":…}` `{"kind":"fuse","kinds":[…]}`
  /// `{"kind":"write","languages":[…],"approve":…}` or `{"kind":"reviews"}` or
  /// `{"kind":"experiments"}`.
  public Answer post(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    JobRequest wanted =
        switch (fields.text("kind").orElse("")) {
          case "train" -> train(fields);
          case "ingest" -> ingest(fields);
          case "fuse" -> new JobRequest.Fuse(fields.texts("kinds"));
          case "reviews" -> new JobRequest.ReadReviews();
          case "write" ->
              new JobRequest.Write(
                  fields.texts("languages"),
                  fields.text("approve").map("true"::equals).orElse(false));
          case "experiments" -> new JobRequest.WatchExperiments();
          default ->
              throw Problem.badRequest(
                      "kind is '%s'".formatted(fields.text("kind").orElse("")),
                      "Give \"kind\": \"train\", \"ingest\", \"fuse\", \"reviews\", \"write\" or"
                          + " \"experiments\".")
                  .asException();
        };
    Job job = enqueue(wanted);
    return Answer.json(202, Json.write(json -> write(json, job)))
        .with("Location", "/api/v1/jobs/" + job.id());
  }

  private static JobRequest train(JsonFields fields) {
    return new JobRequest.Train(fields.texts("models"), fields.text("model").orElse(""));
  }

  private static JobRequest ingest(JsonFields fields) {
    List<String> paths = fields.texts("paths");
    if (paths.isEmpty()) {
      throw Problem.badRequest(
              "paths is missing or empty",
              "Name the files or folders to read, as the server sees them.")
          .asException();
    }
    try {
      return new JobRequest.Ingest(
          paths.stream().map(Path::of).toList(),
          fields.text("format").orElse(null),
          fields.texts("columns"),
          fields.text("as_is").map("true"::equals).orElse(false),
          fields.text("rates").map(Path::of).orElse(null));
    } catch (InvalidPathException e) {
      throw Problem.badRequest(
              "'%s' is no path: %s".formatted(e.getInput(), e.getReason()), "Mend the path.")
          .asException();
    }
  }

  private Job enqueue(JobRequest wanted) {
    try {
      return jobs.enqueue(wanted);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()), "Mend the request.").asException();
    }
  }

  public Answer list(Request request) {
    List<Job> recent = jobs.recent();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("jobs");
          recent.forEach(job -> write(json, job));
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  public Answer show(Request request) {
    Job job = found(request.path("id"));
    return Answer.json(Json.write(json -> write(json, job)));
  }

  /// What a job said, as `{"lines":[{"at":…,"text":…}]}`.
  public Answer log(Request request) {
    List<JobLine> lines = jobs.log(found(request.path("id")).id());
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("lines");
          for (JobLine line : lines) {
            json.writeStartObject();
            json.writeStringProperty("at", line.at().toString());
            json.writeStringProperty("text", line.text());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  private Job found(String id) {
    return jobs.find(id)
        .orElseThrow(() ->
            Problem.notFound(
                    "there is no job '%s'".formatted(id),
                    "See GET /api/v1/jobs for those that are remembered.")
                .asException());
  }

  private static void write(JsonGenerator json, Job job) {
    json.writeStartObject();
    json.writeStringProperty("id", job.id());
    json.writeStringProperty("kind", job.kind());
    json.writeStringProperty("state", job.state().wireName());
    json.writeStringProperty("queuedAt", job.queuedAt().toString());
    writeTime(json, "startedAt", job.startedAt());
    writeTime(json, "finishedAt", job.finishedAt());
    json.writeStringProperty("stage", job.stage());
    json.writeNumberProperty("done", job.done());
    json.writeNumberProperty("total", job.total());
    json.writeObjectPropertyStart("results");
    job.results().forEach(json::writeStringProperty);
    json.writeEndObject();
    if (job.failure() != null) {
      json.writeStringProperty("failure", job.failure());
    }
    json.writeEndObject();
  }

  private static void writeTime(JsonGenerator json, String name, @Nullable Instant time) {
    if (time != null) {
      json.writeStringProperty(name, time.toString());
    }
  }
}
