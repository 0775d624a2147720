package io.shopkeeper.app.remote;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.serve.ports.JobRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Leaves work with a server and waits for it.
public final class RemoteJobs {
  private static final Duration POLL = Duration.ofMillis(200);

  private final ShopApi api;

  public RemoteJobs(ShopApi api) {
    this.api = api;
  }

  /// Returns when the job is over, with what came of it by name.
  ///
  /// @throws CommandException with the job's reason if it fails
  public Map<String, String> run(JobRequest request, Progress progress) {
    Map<String, Object> job = JsonTree.object(api.post("/api/v1/jobs", text(request)));
    String target = "/api/v1/jobs/" + job.get("id");
    while (true) {
      switch (String.valueOf(job.get("state"))) {
        case "succeeded" -> {
          return results(job);
        }
        case "failed" -> throw new CommandException(String.valueOf(job.get("failure")));
        default -> {
          if (job.get("stage") instanceof String stage
              && !stage.isEmpty()
              && job.get("done") instanceof Number done
              && job.get("total") instanceof Number total) {
            progress.at(stage, done.longValue(), total.longValue());
          }
          pause();
          job = JsonTree.object(api.get(target));
        }
      }
    }
  }

  private static String text(JobRequest request) {
    return Json.text(json -> {
      json.writeStartObject();
      switch (request) {
        case JobRequest.Train train -> {
          json.writeStringProperty("kind", "train");
          write(json, "models", train.models());
          if (!train.family().isEmpty()) {
            json.writeStringProperty("model", train.family());
          }
        }
        case JobRequest.Ingest ingest -> {
          json.writeStringProperty("kind", "ingest");
          // The server may run in another folder.
          write(
              json,
              "paths",
              ingest.paths().stream().map(Path::toAbsolutePath).map(Path::toString).toList());
          if (ingest.format() != null) {
            json.writeStringProperty("format", ingest.format());
          }
          write(json, "columns", ingest.columns());
          if (ingest.asIs()) {
            json.writeStringProperty("as_is", "true");
          }
          if (ingest.rates() != null) {
            json.writeStringProperty("rates", ingest.rates().toAbsolutePath().toString());
          }
        }
        case JobRequest.Fuse fuse -> {
          json.writeStringProperty("kind", "fuse");
          write(json, "kinds", fuse.kinds());
        }
        case JobRequest.ReadReviews _ -> json.writeStringProperty("kind", "reviews");
        case JobRequest.WatchExperiments _ -> json.writeStringProperty("kind", "experiments");
      }
      json.writeEndObject();
    });
  }

  private static void write(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  private static Map<String, String> results(Map<String, Object> job) {
    var results = new LinkedHashMap<String, String>();
    if (job.get("results") instanceof Map<?, ?> members) {
      members.forEach((name, value) -> results.put(String.valueOf(name), String.valueOf(value)));
    }
    return results;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted; the server goes on with the job", e);
    }
  }
}
