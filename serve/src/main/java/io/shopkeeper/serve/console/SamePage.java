package io.shopkeeper.serve.console;

import io.shopkeeper.ingest.StoredRecords;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.merge.Doubt;
import io.shopkeeper.ingest.merge.Merge;
import io.shopkeeper.ingest.merge.Merges;
import io.shopkeeper.ingest.merge.Said;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.serve.ports.Jobs;
import io.shopkeeper.store.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which records of several platforms are the same: one doubtful pair after another for a person to
/// say, what is merged and why, and what was said.
public final class SamePage {
  private static final int FORM = 16 * 1024;
  private static final int PER_PAGE = 20;
  private static final int SAID = 20;
  private static final int MOST = 1_000_000;

  private final Templates templates;
  private final Merges merges;
  private final Facts facts;
  private final Runnable changed;
  private final Jobs jobs;

  /// @param changed called once what was said is on disk
  SamePage(Templates templates, Merges merges, Facts facts, Runnable changed, Jobs jobs) {
    this.templates = templates;
    this.merges = merges;
    this.facts = facts;
    this.changed = changed;
    this.jobs = jobs;
  }

  /// Two merged records by name.
  public record Merged(PairView.Side a, PairView.Side b, Merge merge, ReasonView reason) {}

  /// What a person said of two, by name.
  public record Told(PairView.Side a, PairView.Side b, Said said) {}

  Answer show(Request request) {
    return page(
        request,
        kind(request.queried("kind").orElse(FusionKind.PRODUCTS.wireName())),
        request.number("skip", 0, 0, MOST),
        "");
  }

  /// Says that two are the same, or that they are not.
  Answer say(Request request) {
    Form form = Form.of(request);
    boolean same = form.text("same").equals("yes");
    return kept(form, same, request);
  }

  /// Takes back what was said.
  Answer takeBack(Request request) {
    Form form = Form.of(request);
    if (merges.takeBack(form.kind(), form.text("a"), form.text("b"))) {
      changed.run();
    }
    return Answer.seeOther(form.back());
  }

  /// Undoes a merge for good.
  Answer part(Request request) {
    return kept(Form.of(request), false, request);
  }

  /// Has the platforms fused again.
  Answer fuse(Request request) {
    jobs.enqueue(new JobRequest.Fuse(List.of()));
    return Answer.seeOther("/jobs");
  }

  private Answer kept(Form form, boolean same, Request request) {
    String by = request.caller().named();
    return switch (merges.say(form.kind(), form.text("a"), form.text("b"), same, by)) {
      case Said.Outcome.Kept _ -> {
        changed.run();
        yield Answer.seeOther(
            "%s&said=%s&a=%s&b=%s"
                .formatted(
                    form.back(),
                    same ? "yes" : "no",
                    View.escape(form.text("a")),
                    View.escape(form.text("b"))));
      }
      case Said.Outcome.Refused(String reason) ->
          page(request, form.kind(), form.skip(), reason).status(400);
    };
  }

  private Answer page(Request request, FusionKind kind, int skip, String fault) {
    Texts t = templates.view(request).t();
    List<Doubt> doubts = merges.doubts(kind);
    int at = doubts.isEmpty() ? 0 : skip % doubts.size();
    String words = request.queried("q").orElse("");
    List<Merge> all =
        merges.merges(kind).stream()
            .filter(merge -> merge.a().contains(words) || merge.b().contains(words))
            .toList();
    int pages = Math.max(1, (all.size() + PER_PAGE - 1) / PER_PAGE);
    int number = Math.min(request.number("page", 1, 1, MOST), pages);
    List<Merge> shown =
        all.subList(PER_PAGE * (number - 1), Math.min(all.size(), PER_PAGE * number));
    List<Said> said = merges.labels(kind).reversed().stream().limit(SAID).toList();
    Optional<Doubt> doubt = doubts.isEmpty() ? Optional.empty() : Optional.of(doubts.get(at));
    Map<String, StoredRecords.OfPlatform> records =
        StoredRecords.of(facts, kind, ids(doubt, shown, said));
    var values = new HashMap<String, Object>();
    values.put("kind", kind);
    values.put("at", at);
    values.put("doubts", doubts.size());
    values.put("pair", doubt.map(one -> PairView.of(one, records, t)));
    values.put("words", words);
    values.put("number", number);
    values.put("pages", pages);
    values.put("found", all.size());
    values.put(
        "merged",
        shown.stream()
            .map(merge ->
                new Merged(
                    PairView.Side.of(merge.a(), records.get(merge.a())),
                    PairView.Side.of(merge.b(), records.get(merge.b())),
                    merge,
                    ReasonView.of(merge.reason())))
            .toList());
    values.put(
        "told",
        said.stream()
            .map(one ->
                new Told(
                    PairView.Side.of(one.a(), records.get(one.a())),
                    PairView.Side.of(one.b(), records.get(one.b())),
                    one))
            .toList());
    values.put("justSaid", justSaid(request, said));
    values.put("fault", fault);
    values.put("fusing", fusing());
    return templates.page(request, "same", values);
  }

  private static List<String> ids(Optional<Doubt> doubt, List<Merge> merged, List<Said> said) {
    return Stream.of(
            doubt.stream().flatMap(one -> Stream.of(one.a(), one.b())),
            merged.stream().flatMap(one -> Stream.of(one.a(), one.b())),
            said.stream().flatMap(one -> Stream.of(one.a(), one.b())))
        .flatMap(ids -> ids)
        .distinct()
        .toList();
  }

  /// What the answer before this one was about, if it was kept.
  private static Optional<Said> justSaid(Request request, List<Said> said) {
    String a = request.queried("a").orElse("");
    String b = request.queried("b").orElse("");
    return request.queried("said").isEmpty()
        ? Optional.empty()
        : said.stream()
            .filter(one ->
                one.a().equals(a) && one.b().equals(b) || one.a().equals(b) && one.b().equals(a))
            .findFirst();
  }

  private boolean fusing() {
    return jobs.recent().stream()
        .anyMatch(job -> !job.over() && job.request() instanceof JobRequest.Fuse);
  }

  private static FusionKind kind(String name) {
    return FusionKind.of(name)
        .orElseThrow(() ->
            Problem.badRequest("kind is '%s'".formatted(name), "Give customers or products.")
                .asException());
  }

  /// What a form of the page sends.
  private record Form(Map<String, List<String>> fields) {

    static Form of(Request request) {
      return new Form(request.form(FORM));
    }

    String text(String name) {
      return fields.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    FusionKind kind() {
      return SamePage.kind(text("kind"));
    }

    int skip() {
      return text("skip").matches("[0-9]{1,6}") ? Integer.parseInt(text("skip")) : 0;
    }

    String back() {
      return "/same?kind=%s&skip=%d".formatted(kind().wireName(), skip());
    }
  }
}
