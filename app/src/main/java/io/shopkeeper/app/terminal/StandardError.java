package io.shopkeeper.app.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/// The standard error of the process that the launcher set aside.
///
/// The JVM warns about incubating modules before any code of the program runs. The launcher
/// therefore lets the JVM's own messages pass a filter and hands on the real standard error as
/// another descriptor, so that what the program writes stays in order and is there when it exits.
public final class StandardError {
  private StandardError() {}

  /// Lets [System#err] write to the descriptor named by the property `shopkeeper.stderr`, if any.
  public static void restore() {
    Integer number = Integer.getInteger("shopkeeper.stderr");
    if (number == null) {
      return;
    }
    try {
      // Opening /dev/fd/N instead would start a second file position in a redirected file.
      Constructor<FileDescriptor> descriptor =
          FileDescriptor.class.getDeclaredConstructor(int.class);
      descriptor.setAccessible(true);
      var out = new FileOutputStream(descriptor.newInstance(number));
      System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
    } catch (ReflectiveOperationException | RuntimeException e) {
      // A JVM that keeps the door shut: everything passes the filter, which is right as well.
      System.err.flush();
    }
  }
}
