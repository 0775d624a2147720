package io.shopkeeper.app;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What an evaluation costs this process: processor time, wall time, memory.
final class Cost {
  private static final double NANOS = 1e9;
  private static final Path STATUS = Path.of("/proc/self/status");

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final long started = System.nanoTime();
  private long fittedAt;
  private double choiceCpuSeconds = Double.NaN;
  private double fitCpuSeconds;
  private double totalCpuSeconds;
  private double wallSeconds;
  private double listsPerSecond;

  /// Reading and choosing are over, where that can be told from training.
  void chosen() {
    choiceCpuSeconds = system.getProcessCpuTime() / NANOS;
  }

  /// Reading, choosing and training are over.
  void fitted() {
    fittedAt = System.nanoTime();
    fitCpuSeconds = system.getProcessCpuTime() / NANOS;
  }

  /// So many lists have been made and measured.
  void done(int lists) {
    long now = System.nanoTime();
    totalCpuSeconds = system.getProcessCpuTime() / NANOS;
    wallSeconds = (now - started) / NANOS;
    listsPerSecond = lists / ((now - fittedAt) / NANOS);
  }

  /// Of the whole process until training was over, the start of the JVM included.
  double fitCpuSeconds() {
    return fitCpuSeconds;
  }

  /// Of training what was chosen; empty where it cannot be told from choosing.
  OptionalDouble trainingCpuSeconds() {
    return Double.isNaN(choiceCpuSeconds)
        ? OptionalDouble.empty()
        : OptionalDouble.of(fitCpuSeconds - choiceCpuSeconds);
  }

  double totalCpuSeconds() {
    return totalCpuSeconds;
  }

  double wallSeconds() {
    return wallSeconds;
  }

  double listsPerSecond() {
    return listsPerSecond;
  }

  /// The most memory the process has had resident, in MiB; empty where the system does not tell.
  OptionalLong peakResidentMebibytes() {
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }
}
