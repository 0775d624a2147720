package io.shopkeeper.assist.evaluation;

import io.shopkeeper.assist.Answer;
import io.shopkeeper.assist.Assistant;
import io.shopkeeper.assist.Question;
import io.shopkeeper.assist.Statement;
import io.shopkeeper.assist.speak.Courtesies;
import io.shopkeeper.assist.understand.Dialogue;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.language.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Puts probes to an assistant and judges its last answers: of those that can be answered the share
/// that were (`answered`) and completely so (`complete`), of all the share that hold a forbidden
/// text (`wrong`), come to another end (`otherOutcome`) or are in another language
/// (`wrongLanguage`); and of tasks, which say what is to be registered in the end, the share that
/// were fulfilled in every respect (`fulfilled`).
public final class AssistantProtocol {
  private final Assistant assistant;
  private final NotedRequests requests;

  /// @param requests where the assistant registers them
  public AssistantProtocol(Assistant assistant, NotedRequests requests) {
    this.assistant = assistant;
    this.requests = requests;
  }

  /// A probe and the answers to its turns.
  ///
  /// @param requests that were registered, as a probe words them
  public record Answered(Probe probe, List<Answer> answers, List<String> requests) {
    public Answered {
      answers = List.copyOf(answers);
      requests = List.copyOf(requests);
    }

    /// Whether a task came to the end it should, and nothing wrong was said on the way.
    public boolean fulfilled() {
      return requests.equals(probe.requests()) && complete() && !wrong() && ended() && inLanguage();
    }

    /// Whether the same was stated and registered as in other answers to the same, whatever
    /// courtesies stand beside it.
    boolean statesAs(Answered other) {
      return requests.equals(other.requests)
          && answers.stream()
              .map(Answered::stated)
              .toList()
              .equals(other.answers.stream().map(Answered::stated).toList())
          && answers.getLast().next().equals(other.last().next());
    }

    private static List<Statement> stated(Answer answer) {
      return answer.statements().stream()
          .filter(statement -> !Courtesies.ALL.contains(statement.text()))
          .sorted(Comparator.comparing(Statement::text))
          .toList();
    }

    public Answer last() {
      return answers.getLast();
    }

    /// Whether anything of what was asked was told.
    boolean told() {
      return last().outcome() == Answer.Outcome.ANSWERED
          || last().outcome() == Answer.Outcome.PARTLY
          || last().outcome() == Answer.Outcome.DONE;
    }

    boolean complete() {
      return probe.facts().stream().allMatch(last().text()::contains);
    }

    boolean wrong() {
      return answers.stream()
          .anyMatch(answer -> probe.forbidden().stream().anyMatch(answer.text()::contains));
    }

    boolean ended() {
      return probe.outcomes().isEmpty()
          || probe.outcomes().contains(last().outcome().name().toLowerCase(Locale.ROOT));
    }

    boolean inLanguage() {
      return probe.language() == null
          || probe.language().equals(last().language() == Language.CHINESE ? "zh" : "en");
    }
  }

  /// What came of the probes.
  public record Result(List<Answered> answered) {
    public Result {
      answered = List.copyOf(answered);
    }

    /// The share of probes whose answers state or register something else than those of another
    /// run, `changed`.
    public MetricReport against(Result composed, Bootstrap bootstrap) {
      double[] changed =
          IntStream.range(0, answered.size())
              .mapToDouble(i -> answered.get(i).statesAs(composed.answered.get(i)) ? 0 : 1)
              .toArray();
      var metrics = new LinkedHashMap<String, Interval>();
      metrics.put("changed", bootstrap.mean(changed));
      return new MetricReport(metrics);
    }

    /// The shares, each with its interval.
    public MetricReport metrics(Bootstrap bootstrap) {
      List<Answered> answerable =
          answered.stream().filter(one -> !one.probe().facts().isEmpty()).toList();
      List<Answered> told = answerable.stream().filter(Answered::told).toList();
      var metrics = new LinkedHashMap<String, Interval>();
      add(metrics, "answered", answerable, Answered::told, bootstrap);
      add(metrics, "complete", told, Answered::complete, bootstrap);
      add(metrics, "wrong", answered, Answered::wrong, bootstrap);
      add(metrics, "otherOutcome", answered, one -> !one.ended(), bootstrap);
      add(metrics, "wrongLanguage", answered, one -> !one.inLanguage(), bootstrap);
      List<Answered> tasks =
          answered.stream().filter(one -> one.probe().requests() != null).toList();
      add(metrics, "fulfilled", tasks, Answered::fulfilled, bootstrap);
      return new MetricReport(metrics);
    }

    private static void add(
        Map<String, Interval> metrics,
        String name,
        List<Answered> of,
        Predicate<Answered> which,
        Bootstrap bootstrap) {
      if (!of.isEmpty()) {
        metrics.put(
            name,
            bootstrap.mean(of.stream().mapToDouble(one -> which.test(one) ? 1 : 0).toArray()));
      }
    }
  }

  /// Answers every probe, each in a conversation of its own.
  ///
  /// @param now when they are asked
  public Result run(List<Probe> probes, Instant now, Progress progress) {
    var all = new ArrayList<Answered>();
    for (Probe probe : probes) {
      progress.at("asking", all.size(), probes.size());
      requests.begin();
      Dialogue dialogue = assistant.begin();
      var answers = new ArrayList<Answer>();
      for (String turn : probe.turns()) {
        Answer answer = assistant.answer(new Question(turn, probe.customer(), now), dialogue);
        dialogue = answer.next();
        answers.add(answer);
      }
      all.add(new Answered(probe, answers, requests.noted()));
    }
    progress.at("asking", probes.size(), probes.size());
    return new Result(all);
  }
}
