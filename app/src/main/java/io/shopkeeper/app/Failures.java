package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.content.ContentException;
import io.shopkeeper.experiment.ExperimentException;
import io.shopkeeper.ingest.IngestException;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.neural.NeuralException;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.search.SearchException;
import io.shopkeeper.serve.ServeException;
import io.shopkeeper.store.StoreException;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// How a command says that it failed: the reason as the last line on standard error, and a status
/// that is not 0.
final class Failures {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Failures() {}

  /// The words on the command line make no sense.
  static int misused(ParameterException e, String... arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    if (!UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("'%s --help' tells how.".formatted(command.getCommandSpec().qualifiedName()));
    }
    err.println(
        e instanceof UnmatchedArgumentException unmatched
            ? "unknown command or option '%s'".formatted(unmatched.getUnmatched().getFirst())
            : oneLine(e.getMessage()));
    err.flush();
    return MISUSED;
  }

  /// The command ran into something.
  static int failed(Exception e, PrintWriter err, boolean debug) {
    if (debug) {
      e.printStackTrace(err);
    }
    err.println(reason(e, debug));
    err.flush();
    return FAILED;
  }

  /// The process itself is in trouble.
  static int broken(Error e, PrintWriter err, boolean debug) {
    if (debug) {
      e.printStackTrace(err);
    }
    err.println(
        e instanceof OutOfMemoryError
            ? "out of memory (%s): give it more, as in SHOPKEEPER_MEMORY=2g"
                .formatted(e.getMessage())
            : "the program is not whole (%s): build it again with './shopkeeper --rebuild'"
                .formatted(e));
    err.flush();
    return FAILED;
  }

  private static String reason(Exception e, boolean debug) {
    return switch (e) {
      case CommandException _,
          StoreException _,
          IngestException _,
          ContentException _,
          ExperimentException _,
          LanguageException _,
          NeuralException _,
          ProfileException _,
          RecommendException _,
          SearchException _,
          ServeException _,
          IllegalArgumentException _ ->
          oneLine(e.getMessage());
      default ->
          "this should not have happened: %s%s"
              .formatted(oneLine(e.toString()), debug ? "" : "; --debug shows where");
    };
  }

  private static String oneLine(@Nullable String message) {
    return Objects.requireNonNullElse(message, "no reason was given")
        .strip()
        .replaceAll("\\s*\\R\\s*", " ");
  }
}
