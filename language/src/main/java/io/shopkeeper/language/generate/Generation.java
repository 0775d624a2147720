package io.shopkeeper.language.generate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of asking a model.
public sealed interface Generation {

  /// Tokens spent on it, repairs included.
  default Usage usage() {
    return Usage.NONE;
  }

  /// The same with tokens that were spent before.
  default Generation after(Usage spent) {
    return switch (this) {
      case Answer answer ->
          new Answer(
              answer.text, answer.data, answer.toolCalls, answer.whole, spent.plus(answer.usage));
      case Unfit unfit -> new Unfit(unfit.text, unfit.problems, spent.plus(unfit.usage));
      case Failed failed -> new Failed(failed.reason, failed.message, spent.plus(failed.usage));
      case NoModel none -> none;
    };
  }

  /// The model answered as it was asked to.
  ///
  /// @param data what the text says, where a form was asked for and no tool is called first; it
  ///   fits the form. Texts, whole numbers (Long), other numbers (Double), truths, lists and maps
  /// @param toolCalls what the model wants done before it goes on; their arguments fit
  /// @param whole false if free text ended because it reached the most tokens
  record Answer(
      String text, Map<String, Object> data, List<ToolCall> toolCalls, boolean whole, Usage usage)
      implements Generation {
    public Answer {
      data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
      toolCalls = List.copyOf(toolCalls);
    }
  }

  /// The model answered, but not in the form asked for, not even when told what was wrong.
  ///
  /// @param text what it said
  /// @param problems what is wrong with it, place by place
  record Unfit(String text, List<String> problems, Usage usage) implements Generation {
    public Unfit {
      problems = List.copyOf(problems);
    }

    public String message() {
      return "the model did not answer in the form asked for: " + String.join("; ", problems);
    }
  }

  /// There is no answer.
  ///
  /// @param message what, where and what to do, for a person; without the key
  record Failed(Reason reason, String message, Usage usage) implements Generation {
    public Failed(Reason reason, String message) {
      this(reason, message, Usage.NONE);
    }
  }

  /// No model is configured, which is how the program works unless a person decides otherwise.
  ///
  /// @param remedy how to configure one
  record NoModel(String remedy) implements Generation {}

  /// Why there is no answer.
  enum Reason {
    /// Nobody listens there, or the connection broke.
    UNREACHABLE,
    /// Not before the deadline.
    TIMED_OUT,
    /// The server wants to be asked less often.
    RATE_LIMITED,
    /// The server reported a failure of its own.
    SERVER_FAILED,
    /// What came is not of the protocol, or ended too early.
    MALFORMED,
    /// The server does not do this: a wrong key, no such model, too long a prompt.
    REFUSED,
    /// The server's content filter held the answer back.
    WITHHELD,
    /// Not asked: the server failed too often just now.
    RESTING,
    /// Not asked: the day's tokens are spent.
    BUDGET_SPENT
  }
}
