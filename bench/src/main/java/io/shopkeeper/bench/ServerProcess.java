package io.shopkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The measured server as the operating system sees it (Linux).
///
/// @param pid its process id
record ServerProcess(long pid) {
  private static final double TICKS_PER_SECOND = 100;

  /// Resident memory in MiB, native libraries and mapped files included.
  double residentMiB() throws IOException {
    return statusKiB("VmRSS:") / 1024.0;
  }

  /// The most that was ever resident, in MiB.
  double peakResidentMiB() throws IOException {
    return statusKiB("VmHWM:") / 1024.0;
  }

  /// Processor time used since its start.
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  private long statusKiB(String name) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("no " + name + " of process " + pid);
  }
}
