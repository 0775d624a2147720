package io.shopkeeper.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// A command run to its end, in this process or another.
record Run(int status, String out, String err) {

  static Run inProcess(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    int status = Shopkeeper.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new Run(status, out.toString(), err.toString());
  }

  /// The reason of a failure, which has to be the last line on standard error.
  String reason() {
    List<String> lines = err.lines().toList();
    return lines.isEmpty() ? "" : lines.getLast();
  }
}
