package io.shopkeeper.serve.console;

import io.shopkeeper.content.check.CheckedText;
import io.shopkeeper.content.texts.PageText;
import io.shopkeeper.content.texts.ShopTexts;
import io.shopkeeper.content.texts.TextChange;
import io.shopkeeper.content.texts.TextFilter;
import io.shopkeeper.content.texts.TextHistory;
import io.shopkeeper.content.texts.TextKey;
import io.shopkeeper.content.texts.TextStanding;
import io.shopkeeper.content.texts.TextState;
import io.shopkeeper.content.texts.TextVersion;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.experiment.shop.Experiments;
import io.shopkeeper.experiment.shop.Metric;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.serve.ports.Jobs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The texts that the shop keeps: which there are, and one beside the facts it rests on.
public final class ContentPages {
  private static final int FORM = 256 * 1024;
  private static final int SHOWN = 50;
  private static final String PATH = "/content";

  private final Templates templates;
  private final ShopTexts texts;
  private final TextTestView.Reader tests;
  private final Jobs jobs;

  ContentPages(Templates templates, ShopTexts texts, TextTestView.Reader tests, Jobs jobs) {
    this.templates = templates;
    this.texts = texts;
    this.tests = tests;
    this.jobs = jobs;
  }

  /// A version with its checks of now.
  ///
  /// @param facts of the product, those that it rests on marked
  public record Beside(
      TextVersion version, CheckedText checked, List<Placed> text, List<ChecksPage.Known> facts) {}

  /// What a version says in one place.
  public record Placed(PageText.Place place, MarkedCheck marked) {

    /// Which text names the place.
    public String name() {
      return switch (place) {
        case TITLE -> "content.text_title";
        case BULLETS -> "content.points";
        case DESCRIPTION -> "content.description";
        case SCRIPT -> "content.scenes";
        case SEARCH_TITLE -> "content.search_title";
        case SEARCH_DESCRIPTION -> "content.search_description";
      };
    }
  }

  private static List<Placed> placed(PageText text, CheckedText checked) {
    var placed = new ArrayList<Placed>();
    int from = 0;
    for (var part : text.places().entrySet()) {
      int to = from + part.getValue().length();
      if (from < to) {
        placed.add(new Placed(part.getKey(), MarkedCheck.of(checked, new Span(from, to))));
      }
      from = to + 1; // the end of the line
    }
    return placed;
  }

  /// One text.
  ///
  /// @param open the version that is looked at, empty if its product is gone
  /// @param typed what is in the form
  /// @param test of its variants
  public record Shown(
      TextHistory history, Optional<Beside> open, PageText typed, TextTestView test, String fault) {

    public TextStanding standing() {
      return history.standing();
    }

    /// The address of the text, or of a deed.
    public String address(String deed) {
      return PATH + "/" + View.escape(history.standing().key().id()) + deed;
    }
  }

  Answer list(Request request) {
    return list(request, "");
  }

  private Answer list(Request request, String fault) {
    String state =
        request
            .queried("state")
            .filter(name ->
                Arrays.stream(TextState.values()).anyMatch(one -> one.wireName().equals(name)))
            .orElse("");
    String language = request.queried("of").filter(tag -> tag.matches("zh|en")).orElse("");
    String product = request.queried("product").orElse("").strip();
    var filter =
        new TextFilter(state, product, language, request.queried("after").orElse(""), SHOWN);
    List<TextStanding> found = texts.list(filter);
    return templates.page(
        request,
        "content",
        Map.of(
            "all",
            found,
            "counts",
            texts.counts(),
            "filter",
            filter,
            "next",
            found.size() == SHOWN ? found.getLast().key().id() : "",
            "fault",
            fault));
  }

  /// Drafts for all products that lack one.
  Answer write(Request request) {
    jobs.enqueue(new JobRequest.Write(List.of("zh", "en"), false));
    return Answer.seeOther("/jobs");
  }

  /// A draft of one product.
  Answer draft(Request request) {
    Map<String, List<String>> form = request.form(FORM);
    TextChange change;
    try {
      var key =
          TextKey.page(
              new ProductId(first(form, "product").strip()),
              TextKey.language(first(form, "of")).orElseThrow());
      change = texts.draft(key, who(request));
    } catch (IllegalArgumentException e) {
      return list(request, String.valueOf(e.getMessage())).status(400);
    }
    return switch (change) {
      case TextChange.Made(TextStanding made) -> Answer.seeOther(address(made.key()));
      case TextChange.Refused(String reason, String advice) ->
          list(request, reason + ". " + advice).status(400);
      case TextChange.Failing failing -> Answer.seeOther(address(failing.version().key()));
    };
  }

  Answer show(Request request) {
    TextHistory history = asked(request);
    int newest = history.standing().newest().number();
    int number = request.number("version", newest, 1, newest);
    return page(request, history, history.version(number).orElseThrow(), null, "");
  }

  Answer edit(Request request) {
    TextHistory history = asked(request);
    Map<String, List<String>> form = request.form(FORM);
    TextVersion newest = history.standing().newest();
    try {
      var text =
          new PageText(
              first(form, "title"),
              first(form, "bullets").lines().toList(),
              first(form, "description"),
              first(form, "searchTitle"),
              first(form, "searchDescription"),
              first(form, "script").lines().toList());
      String seen = first(form, "version");
      int number = seen.matches("[0-9]{1,9}") ? Integer.parseInt(seen) : -1;
      return switch (texts.edit(newest.key(), text, number, who(request))) {
        case TextChange.Refused(String reason, String advice) ->
            page(request, history, newest, text, reason + ". " + advice).status(400);
        case TextChange.Made _, TextChange.Failing _ -> Answer.seeOther(address(newest.key()));
      };
    } catch (IllegalArgumentException e) {
      return page(request, history, newest, null, String.valueOf(e.getMessage())).status(400);
    }
  }

  Answer approve(Request request) {
    TextHistory history = asked(request);
    return done(
        request, history, texts.approve(history.standing().key(), number(request), who(request)));
  }

  Answer rollBack(Request request) {
    TextHistory history = asked(request);
    return done(
        request, history, texts.rollBack(history.standing().key(), number(request), who(request)));
  }

  Answer withdraw(Request request) {
    TextHistory history = asked(request);
    String reason = first(request.form(FORM), "reason").strip();
    return done(request, history, texts.withdraw(history.standing().key(), reason, who(request)));
  }

  /// Shows its variants to equal shares of the visitors from now on.
  Answer test(Request request) {
    TextKey key = asked(request).standing().key();
    Metric metric = Metric.of(first(request.form(FORM), "metric"));
    return tested(key, tests.tests().start(key, metric, who(request)));
  }

  /// Stops that, and shows one of them alone.
  Answer keep(Request request) {
    TextKey key = asked(request).standing().key();
    String variant = first(request.form(FORM), "variant");
    return tested(key, tests.tests().keep(key, variant, who(request)));
  }

  private static Answer tested(TextKey key, Experiments.Change change) {
    return switch (change) {
      case Experiments.Change.Made _ -> Answer.seeOther(address(key));
      case Experiments.Change.Refused(String reason, String advice) ->
          throw Problem.badRequest(reason, advice).asException();
    };
  }

  private Answer done(Request request, TextHistory history, TextChange change) {
    return switch (change) {
      case TextChange.Made(TextStanding made) -> Answer.seeOther(address(made.key()));
      case TextChange.Refused(String reason, String advice) ->
          throw Problem.badRequest(reason, advice).asException();
      case TextChange.Failing failing -> {
        Texts t = templates.view(request).t();
        var fault = new StringBuilder(t.text("content.refused", failing.version().number()));
        failing
            .changes()
            .forEach(gone -> fault.append(' ').append(t.text("content.outlived", gone.words())));
        yield page(request, history, failing.version(), null, fault.toString()).status(400);
      }
    };
  }

  private Answer page(
      Request request,
      TextHistory history,
      TextVersion version,
      @Nullable PageText typed,
      String fault) {
    Optional<Beside> open =
        texts
            .check(version)
            .map(found ->
                new Beside(
                    version,
                    found.checked(),
                    placed(version.text(), found.checked()),
                    ChecksPage.facts(found.facts(), version.facts().values().keySet())));
    var values = new HashMap<String, Object>();
    TextTestView test = tests.of(history.standing().key(), templates.view(request).t());
    values.put(
        "shown", new Shown(history, open, typed == null ? version.text() : typed, test, fault));
    return templates.page(request, "text", values);
  }

  private TextHistory asked(Request request) {
    String id = request.path("id");
    try {
      Optional<TextHistory> known = texts.find(TextKey.parse(id));
      if (known.isPresent()) {
        return known.get();
      }
    } catch (IllegalArgumentException _) {
      // Told below, like any other that is not there.
    }
    throw Problem.notFound("there is no text '%s'".formatted(id), "Go back to the texts.")
        .asException();
  }

  private static int number(Request request) {
    String number = first(request.form(FORM), "version");
    return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
  }

  /// Where a text is shown.
  public static String address(TextKey key) {
    return PATH + "/" + View.escape(key.id());
  }

  private static String first(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }

  private static String who(Request request) {
    return request.caller().named();
  }
}
