package io.shopkeeper.app;

import io.shopkeeper.content.texts.TextDrafts;
import io.shopkeeper.content.texts.TextKey;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.language.Language;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.serve.ports.JobRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Writes texts of many products. Broken off, it goes on where it was when it is asked again.
final class WritingWork {
  private static final String WHO = "job";

  private final CopyDesk desk;

  WritingWork(CopyDesk desk) {
    this.desk = desk;
  }

  /// @throws IllegalArgumentException if one is not written
  static List<Language> languages(JobRequest.Write request) {
    return request.languages().stream()
        .map(tag ->
            TextKey.language(tag)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "texts are not written in the language '%s': name zh, en or both"
                            .formatted(tag))))
        .toList();
  }

  SequencedMap<String, String> write(JobRequest.Write request, Progress progress) {
    desk.ready(progress);
    desk.begun();
    int processors = Runtime.getRuntime().availableProcessors();
    var results = new LinkedHashMap<String, String>();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      var workers = new Workers(pool, processors);
      TextDrafts drafts = desk.texts().drafts();
      TextDrafts.Result anew = drafts.outdated(WHO, workers, progress);
      results.put("written anew", "%,d".formatted(anew.written()));
      TextDrafts.Result lacking =
          drafts.lacking(languages(request), request.approve(), WHO, workers, progress);
      results.put("written", "%,d".formatted(lacking.written()));
      results.put("approved", "%,d".formatted(lacking.approved()));
      results.put("failing checks", "%,d".formatted(lacking.failing()));
      results.put("too little known", "%,d".formatted(lacking.unwritten()));
    }
    return results;
  }
}
