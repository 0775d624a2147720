package io.shopkeeper.serve.api;

import io.shopkeeper.language.insight.ReadReviews;
import io.shopkeeper.language.reviews.AspectCatalogue;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.ports.Job;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.serve.ports.Jobs;
import io.shopkeeper.serve.ports.ShopReviews;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Edits of the aspects, as a program or a form sends them: each is kept, and the reviews are read
/// anew.
public record AspectEdits(ShopReviews reviews, Jobs jobs, LabelledSamples samples) {
  private static final int LONGEST = 80;

  /// @param fields `edit`, which is rename, merge, term, drop or undo, and what that edit needs
  /// @param who says so
  /// @throws ProblemException with status 400 if they make no edit, 404 if there is nothing like it
  public Job apply(Function<String, Optional<String>> fields, String who) {
    var form = new Form(fields);
    switch (form.text("edit")) {
      case "rename" ->
          keep(
              who,
              "rename",
              known(form.text("aspect")),
              form.text("zh"),
              form.text("en"),
              owner(fields.apply("owner").orElse("product")));
      case "merge" -> {
        String aspect = known(form.text("aspect"));
        String into = known(form.text("into"));
        if (aspect.equals(into)) {
          throw wrong("aspect '%s' cannot be merged into itself".formatted(aspect));
        }
        keep(who, "merge", aspect, into);
      }
      case "term" -> keep(who, "term", form.text("term"), form.text("aspect"));
      case "drop" -> keep(who, "drop", known(form.text("aspect")));
      case "undo" -> undo(fields.apply("line").orElse(""));
      default -> throw wrong("edit is '%s'".formatted(form.text("edit")));
    }
    return jobs.enqueue(new JobRequest.ReadReviews());
  }

  private void keep(String who, String... cells) {
    String line = String.join("\t", cells);
    AspectCatalogue _ = AspectCatalogue.common().edited(List.of(line));
    reviews.edit(line);
    samples.aspect(line, who);
  }

  private void undo(String line) {
    if (!reviews.undo(line)) {
      throw Problem.notFound(
              "there is no edit '%s'".formatted(line), "See GET /api/v1/text/aspects for them.")
          .asException();
    }
    samples.aspectTakenBack(line);
  }

  private static String owner(String name) {
    return switch (name) {
      case "product", "logistics", "service" -> name;
      default -> throw wrong("owner is '%s'".formatted(name));
    };
  }

  private String known(String aspect) {
    Optional<ReadReviews> read = reviews.read();
    if (read.isPresent() && read.get().study().analyser().catalogue().find(aspect).isEmpty()) {
      throw Problem.notFound(
              "there is no aspect '%s'".formatted(aspect),
              "See GET /api/v1/text/aspects for their ids.")
          .asException();
    }
    return aspect;
  }

  private static ProblemException wrong(String detail) {
    return Problem.badRequest(
            detail,
            "Give \"edit\": \"rename\" with aspect, zh, en and owner (product, logistics or"
                + " service), \"merge\" with aspect and into, \"term\" with term and aspect,"
                + " \"drop\" with aspect, or \"undo\" with line.")
        .asException();
  }

  /// What was sent, as far as it can be a cell of a table.
  private record Form(Function<String, Optional<String>> fields) {
    String text(String name) {
      String text = fields.apply(name).map(String::strip).orElse("");
      if (text.isEmpty()
          || text.length() > LONGEST
          || text.startsWith("#")
          || text.codePoints().anyMatch(Character::isISOControl)) {
        throw wrong(
            "%s is '%s', not a line of 1 to %d characters"
                .formatted(name, text.substring(0, Math.min(LONGEST, text.length())), LONGEST));
      }
      return text;
    }
  }
}
