package io.shopkeeper.app;

import java.io.PrintWriter;

/// Does once what a start does, so that the JVM can keep what it loaded and linked (JEP 514).
final class Rehearsal {
  private Rehearsal() {}

  public static void main(String[] arguments) {
    var out = new PrintWriter(System.out, true);
    Shopkeeper.run(out, out, "--help");
  }
}
