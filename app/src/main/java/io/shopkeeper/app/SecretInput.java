package io.shopkeeper.app;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// A secret that is typed without being shown, or the first line of standard input: never an
/// argument, which every user of the machine could read.
final class SecretInput {
  private SecretInput() {}

  /// @param prompt for who types; empty if there is nothing to read
  static String read(String prompt) throws IOException {
    Console console = System.console();
    if (console != null && console.isTerminal()) {
      char[] typed = console.readPassword(prompt);
      return typed == null ? "" : new String(typed);
    }
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = in.readLine();
    return line == null ? "" : line;
  }
}
