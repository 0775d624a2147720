package io.shopkeeper.app.terminal;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.serve.http.Json;
import java.io.PrintWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// Where a command's words go: answers to `out`, everything said on the way to `err`.
///
/// With `json` the answer is one JSON document and nothing is said on the way.
///
/// @param columns width of the terminal behind `err`; 0 if it is a file or a pipe
public record Terminal(PrintWriter out, PrintWriter err, boolean json, int columns) {

  /// The width the launcher found, which looks before it takes standard error aside.
  public static int columnsOfLauncher() {
    return Integer.getInteger("shopkeeper.terminal", 0);
  }

  /// One line of an answer for a person.
  public void answer(String line) {
    out.println(line);
  }

  /// An answer for a program.
  public void answer(Consumer<JsonGenerator> document) {
    out.println(Json.text(document));
  }

  /// Says something on the way to an answer.
  public void say(String line) {
    if (!json) {
      err.println(line);
      err.flush();
    }
  }

  /// A bar on a terminal, plain lines elsewhere, nothing with JSON. Close it before the answer.
  public TerminalProgress progress() {
    return new TerminalProgress(this);
  }

  /// Runs a task with its progress shown.
  public <T> T showing(Task<T> task) {
    try (TerminalProgress progress = progress()) {
      return task.run(progress);
    }
  }

  /// Something long.
  @FunctionalInterface
  public interface Task<T> {
    T run(Progress progress);
  }
}
