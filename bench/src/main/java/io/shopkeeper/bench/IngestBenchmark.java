package io.shopkeeper.bench;

import com.sun.management.OperatingSystemMXBean;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.ingest.CleaningChoice;
import io.shopkeeper.ingest.ColumnMap;
import io.shopkeeper.ingest.Format;
import io.shopkeeper.ingest.Ingest;
import io.shopkeeper.ingest.IngestReport;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// What it costs to bring a file of native events into an empty store, from opening the store to
/// closing it: processor time of the whole process (compiler and collector included, the start of
/// the JVM not) and its peak memory.
///
/// The files are made by the simulation in a first call, which measures nothing, so that the memory
/// is that of reading alone.
final class IngestBenchmark {
  private final Path folder;

  IngestBenchmark(Path folder) {
    this.folder = folder;
  }

  void run(long events, boolean parquet, boolean asItIs) throws IOException {
    var files = new SimulatedEvents(folder, events);
    Path file = parquet ? files.parquet() : files.csv();
    if (!Files.exists(file)) {
      files.write();
      System.out.printf("made %s: run it again to measure%n", file);
      return;
    }
    Path data = Files.createTempDirectory(folder, "store");
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long began = System.nanoTime();
    IngestReport report = ingest(file, data, asItIs);
    double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "%s, %s: %,d rows read, %,d accepted, %,d events stored, cleaned %s%n",
        file.getFileName(),
        asItIs ? "as it is" : "cleaned",
        report.records().read(),
        report.records().accepted(),
        report.stored().events(),
        report.cleaned());
    System.out.printf(
        "%.1f CPU-s, %.1f s, %,.0f rows and %,.0f events per CPU-s, peak %.0f MiB%n",
        cpuSeconds,
        seconds,
        report.records().read() / cpuSeconds,
        report.stored().events() / cpuSeconds,
        new ServerProcess(ProcessHandle.current().pid()).peakResidentMiB());
  }

  private static IngestReport ingest(Path file, Path data, boolean asItIs) {
    try (DuckStore store =
        DuckStore.open(data, SimulatedEvents.SETTINGS.shop(), InstantSource.system())) {
      CleaningChoice choice = asItIs ? CleaningChoice.AS_IS : CleaningChoice.USUAL;
      return new Ingest(store, InstantSource.system(), data.resolve("rejects"))
          .run(List.of(file), Format.NATIVE, ColumnMap.NONE, choice, Progress.NONE);
    }
  }
}
